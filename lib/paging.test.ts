import { describe, expect, it } from "vitest";
import { newId } from "./ids.ts";
import { decodeCursor, encodeCursor, toPage } from "./paging.ts";

const at = new Date("2026-11-19T14:00:00.123Z");
const rows = Array.from({ length: 5 }, (_, index) => ({
  at: new Date(at.getTime() - index),
  id: newId("transaction"),
}));
const cursorOf = (row: { at: Date; id: string }) => row;

describe("cursors", () => {
  it("come back as they were", () => {
    const cursor = { at, id: newId("transaction") };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  it.each(["", "x", ".", "zzz.txn_1", "1.txn_01JD8Q'; DROP TABLE", "-1.txn_01JD8QAAAAAAAAAAAAAAAAAAAA"])(
    "refuse %j",
    (text) => {
      expect(decodeCursor(text)).toBeNull();
    },
  );
});

describe("toPage", () => {
  it("knows the first, a middle and the last page", () => {
    const first = toPage(rows.slice(0, 3), { limit: 2, after: false, before: false, cursorOf });
    expect(first.rows).toHaveLength(2);
    expect([first.newer, first.older === null]).toEqual([null, false]);
    const middle = toPage(rows.slice(2, 5), { limit: 2, after: true, before: false, cursorOf });
    expect([middle.newer === null, middle.older === null]).toEqual([false, false]);
    const last = toPage(rows.slice(4), { limit: 2, after: true, before: false, cursorOf });
    expect([last.newer === null, last.older]).toEqual([false, null]);
  });

  it("turns a page that was read backwards the right way round", () => {
    const backwards = rows.slice(0, 2).toReversed();
    const page = toPage(backwards, { limit: 2, after: false, before: true, cursorOf });
    expect(page.rows).toEqual(rows.slice(0, 2));
    expect([page.newer, page.older === null]).toEqual([null, false]);
  });
});
