import { describe, expect, it } from "vitest";
import { replayAskSchema } from "#lib/replays/schema.ts";
import { askQuery, newReplayHref } from "./ask-query.ts";

const parsed = (query: string) => replayAskSchema.safeParse(Object.fromEntries(new URLSearchParams(query)));

describe("askQuery", () => {
  it.each([
    { kind: "selection" as const, ids: ["evt_1", "evt_2"] },
    {
      kind: "window" as const,
      from: "2026-11-28T14:00:00.000Z",
      to: "2026-11-28T15:30:00.000Z",
      connection: "con_1",
    },
    { kind: "filter" as const, tab: "failed" as const, range: "24h" as const, outcome: "dead" as const },
  ])("is read back as it was meant: $kind", (asked) => {
    expect(parsed(askQuery(asked)).data).toEqual(asked);
  });

  it("leaves an address that says nothing sensible unread", () => {
    for (const garbage of ["", "?kind=all", "?kind=window&from=yesterday", "?kind=selection&ids="])
      expect(parsed(garbage).success).toBe(false);
    const turned = "?kind=window&from=2026-11-28T15:00:00Z&to=2026-11-28T14:00:00Z";
    expect(parsed(turned).success).toBe(false);
  });

  it("leads to the page of a new replay", () => {
    expect(newReplayHref("cafe", { kind: "one", ids: ["evt_1"] })).toBe(
      "/cafe/webhooks/replays/new?kind=one&ids=evt_1",
    );
  });
});
