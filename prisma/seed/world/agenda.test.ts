import { describe, expect, it } from "vitest";
import { createAgenda } from "./agenda.ts";

describe("createAgenda", () => {
  it("does what is due in order, at its time, and leaves the rest", async () => {
    const seen: string[] = [];
    const agenda = createAgenda(1000, () => undefined);
    const note = (word: string) => () => void seen.push(`${word} ${agenda.clock.now()}`);
    agenda.at(3000, note("third"));
    agenda.at(2000, note("first"));
    agenda.at(2000, note("second"));
    agenda.at(9000, note("never"));
    await agenda.runUntil(5000);
    expect(seen).toEqual(["first 2000", "second 2000", "third 3000"]);
    expect(agenda.clock.now()).toBe(5000);
  });

  it("runs jobs that jobs have planned, moves one that is planned again, and forgets canceled ones", async () => {
    const seen: string[] = [];
    const agenda = createAgenda(0, (ref) => void seen.push(`before ${ref}`));
    const { scheduler } = agenda;
    scheduler.handle("pay", (ref) => scheduler.after(50, "settle", ref));
    scheduler.handle("settle", (ref) => void seen.push(`${ref} settled ${agenda.clock.now()}`));
    scheduler.at(100, "pay", "one");
    scheduler.at(200, "pay", "one");
    scheduler.at(300, "pay", "two");
    scheduler.cancel("pay", "two");
    await agenda.runUntil(1000);
    expect(seen).toEqual(["before one", "before one", "one settled 250"]);
  });
});
