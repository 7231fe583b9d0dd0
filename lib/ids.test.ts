import { decodeTime } from "ulid";
import { describe, expect, it } from "vitest";
import { isId, newId } from "./ids.ts";

const timeOf = (id: string) => decodeTime(id.slice(id.indexOf("_") + 1));

describe("newId", () => {
  it("carries the time it was given, also after a later one", () => {
    const today = new Date("2026-11-20T12:00:00.123Z");
    const past = new Date("2026-08-22T08:00:00.456Z");
    expect(timeOf(newId("transaction", today))).toBe(today.getTime());
    expect(timeOf(newId("transaction", past))).toBe(past.getTime());
    expect(isId("transaction", newId("transaction", past))).toBe(true);
  });

  it("keeps the order of making within one millisecond", () => {
    const at = new Date("2026-11-20T12:00:00.123Z");
    const made = Array.from({ length: 50 }, () => newId("timelineEntry", at));
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(50);
  });
});
