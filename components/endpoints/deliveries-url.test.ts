import { describe, expect, it } from "vitest";
import { deliveryFiltersSchema } from "#lib/deliveries/schema.ts";
import { deliveriesQuery, isNarrowed } from "./deliveries-url.ts";

const filters = (raw: Record<string, string>) => deliveryFiltersSchema.parse(raw);

describe("deliveriesQuery", () => {
  it("leaves defaults and garbage out", () => {
    expect(deliveriesQuery(filters({}))).toBe("");
    expect(deliveriesQuery(filters({ tab: "nonsense", range: "yesterday" }))).toBe("");
    expect(deliveriesQuery(filters({ tab: "failed", range: "24h" }))).toBe("?tab=failed&range=24h");
  });

  it("keeps the page while a delivery is opened, and leaves it when a filter changes", () => {
    const paged = filters({ type: "refund.failed", after: "a.dlv" });
    expect(deliveriesQuery(paged, {}, "dlv_1")).toBe("?type=refund.failed&after=a.dlv&delivery=dlv_1");
    expect(deliveriesQuery(paged, { type: null })).toBe("");
  });

  it("tells whether the log is narrowed beyond its tab", () => {
    expect(isNarrowed(filters({ tab: "failed", after: "x" }))).toBe(false);
    expect(isNarrowed(filters({ q: "msg_1" }))).toBe(true);
  });
});
