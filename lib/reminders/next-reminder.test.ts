import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../calendar-day.ts";
import { LATEST_DAYS, nextReminder } from "./next-reminder.ts";

const facts = { dueDate: "2026-12-10", sentOn: "2026-11-20", days: [-3, 1, 7, 14], done: [] };

describe("nextReminder", () => {
  it("is the first day to come", () => {
    expect(nextReminder({ ...facts, today: "2026-11-25" })).toEqual({ day: -3, on: "2026-12-07" });
    expect(nextReminder({ ...facts, today: "2026-12-08", done: [-3] })).toEqual({ day: 1, on: "2026-12-11" });
  });

  it("is the newest of those that were missed", () => {
    expect(nextReminder({ ...facts, today: "2026-12-18" })).toEqual({ day: 7, on: "2026-12-17" });
  });

  it("leaves out what fell before it was sent, and what was missed for more than a week", () => {
    expect(nextReminder({ ...facts, sentOn: "2026-12-08", today: "2026-12-08" })?.day).toBe(1);
    expect(nextReminder({ ...facts, today: "2027-01-10" })).toBeNull();
  });

  it("never goes back behind one that went out, and never offers what is too old", () => {
    const day = fc.integer({ min: -14, max: 30 });
    fc.assert(
      fc.property(fc.array(day), fc.array(day), fc.integer({ min: -40, max: 60 }), (days, done, shift) => {
        const today = addDays(facts.dueDate, shift);
        const next = nextReminder({ ...facts, days, done, today });
        if (next === null) return;
        expect(days).toContain(next.day);
        for (const one of done) expect(next.day).toBeGreaterThan(one);
        expect(next.on >= addDays(today, -LATEST_DAYS) && next.on > facts.sentOn).toBe(true);
      }),
    );
  });
});
