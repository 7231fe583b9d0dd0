import { describe, expect, it } from "vitest";
import { eventFiltersSchema } from "#lib/webhooks/schema.ts";
import { isNarrowed, webhooksQuery } from "./webhooks-url.ts";

const filters = (raw: Record<string, string>) => eventFiltersSchema.parse(raw);

describe("webhooksQuery", () => {
  it("leaves defaults out", () => {
    expect(webhooksQuery(filters({}))).toBe("");
    expect(webhooksQuery(filters({ tab: "failed" }))).toBe("?tab=failed");
  });

  it("keeps the page while an event is opened, and leaves it when a filter changes", () => {
    const paged = filters({ type: "ping", after: "a.evt" });
    expect(webhooksQuery(paged, {}, "evt_1")).toBe("?type=ping&after=a.evt&event=evt_1");
    expect(webhooksQuery(paged, { type: null })).toBe("");
    expect(webhooksQuery(paged, { before: "b" })).toBe("?type=ping&before=b");
  });

  it("tells whether the list is narrowed beyond its tab", () => {
    expect(isNarrowed(filters({ tab: "quarantine", after: "x" }))).toBe(false);
    expect(isNarrowed(filters({ q: "evt" }))).toBe(true);
  });
});
