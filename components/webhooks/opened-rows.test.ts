import { describe, expect, it } from "vitest";
import type { EventRow } from "#lib/webhooks/schema.ts";
import { openedRows as openedRowsBy } from "./opened-rows.ts";

const row = (second: number, changes: Partial<EventRow> = {}): EventRow => ({
  id: `evt_${second}`,
  connection: { id: "con_1", name: "Main", provider: "p", tile: { letters: "P", color: "#000" } },
  channel: "webhook",
  type: "paid",
  status: "received",
  verified: true,
  externalEventId: null,
  reference: null,
  transactionId: null,
  attempts: 0,
  nextAttemptAt: null,
  outcome: "",
  receivedAt: new Date(second * 1000).toISOString(),
  processedAt: null,
  lagMs: null,
  acceptedAt: null,
  ...changes,
});
const openedRows = (opened: EventRow[], fresh: EventRow[], selected: EventRow | null) =>
  openedRowsBy(opened, fresh, selected, ({ receivedAt }) => receivedAt);
const ids = (rows: readonly EventRow[]) => rows.map(({ id }) => id);

describe("openedRows", () => {
  it("draws the present state in the old places and counts what came above", () => {
    const applied = row(3, { status: "processed" });
    const { rows, newCount } = openedRows([row(3), row(2), row(1)], [row(5), row(4), applied], null);
    expect(ids(rows)).toEqual(["evt_3", "evt_2", "evt_1"]);
    expect(rows[0]).toBe(applied);
    expect(newCount).toBe(2);
  });

  it("lets a row go that no longer belongs, unless it is the chosen one", () => {
    const fresh = [row(3), row(1)];
    expect(ids(openedRows([row(3), row(2), row(1)], fresh, null).rows)).toEqual(["evt_3", "evt_1"]);
    const chosen = row(2, { status: "processed" });
    expect(openedRows([row(3), row(2), row(1)], fresh, chosen).rows[1]).toBe(chosen);
  });

  it("counts the first rows of an empty list", () => {
    expect(openedRows([], [row(1)], null)).toEqual({ rows: [], newCount: 1 });
  });
});
