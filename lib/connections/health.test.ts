import { describe, expect, it } from "vitest";
import { type HealthSigns, judgeHealth, percentOf } from "./health.ts";

const now = new Date("2026-11-20T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const fine: HealthSigns = {
  now,
  disabledAt: null,
  credentialsCheck: "accepted",
  credentialsSetAt: ago(60 * 24 * 10),
  calls: 200,
  answered: 199,
  answerP95Ms: 420,
  refusedLately: false,
  pausedSince: null,
  silence: null,
  lastEventAt: ago(2),
  hasTransactions: true,
};
const judged = (signs: Partial<HealthSigns>) => judgeHealth({ ...fine, ...signs });

describe("judgeHealth", () => {
  it("is healthy without a word when calls are answered and events come", () => {
    expect(judged({})).toEqual({ health: "healthy", problem: null });
  });

  it("puts a switched off connection before everything else", () => {
    expect(judged({ disabledAt: ago(5), credentialsCheck: "refused", answered: 0 }).health).toBe("disabled");
  });

  it("is down while calls to it are paused", () => {
    const { health, problem } = judged({ pausedSince: ago(1) });
    expect(health).toBe("down");
    expect(problem).toContain("paused 60 seconds ago");
  });

  it("asks for credentials that the provider refuses", () => {
    const { health, problem } = judged({ credentialsCheck: "refused" });
    expect(health).toBe("needs_you");
    expect(problem).toContain("refuses the stored credentials");
  });

  it("asks for credentials when every one of the newest calls was refused", () => {
    expect(judged({ refusedLately: true })).toMatchObject({ health: "needs_you" });
  });

  it("is strained by more than 5 % of failed calls, and by answers that take over 5 s", () => {
    expect(judged({ calls: 200, answered: 190 }).health).toBe("healthy");
    expect(judged({ calls: 200, answered: 189 })).toEqual({
      health: "strained",
      problem:
        "11 of 200 calls were not answered in the last 24 hours. Each is tried again where that is safe.",
    });
    expect(judged({ answerP95Ms: 5000 }).health).toBe("healthy");
    expect(judged({ answerP95Ms: 6100 }).problem).toBe("Answers are slow: one in twenty takes over 6 s.");
    expect(judged({ calls: 19, answered: 15, answerP95Ms: 9000 }).health).toBe("healthy");
  });

  it("is down when fewer than half of enough calls were answered", () => {
    expect(judged({ calls: 100, answered: 41 })).toEqual({
      health: "down",
      problem: "Only 41.0 % of calls were answered in the last 24 hours.",
    });
    expect(judged({ calls: 100, answered: 50 }).health).toBe("strained");
    expect(judged({ calls: 4, answered: 0 }).health).toBe("healthy");
  });

  it("is unused before the first payment and the first webhook", () => {
    expect(judged({ lastEventAt: null, hasTransactions: false }).health).toBe("unused");
  });

  it("is quiet when payments were made and no webhook ever came", () => {
    expect(judged({ lastEventAt: null }).problem).toContain("Check the webhook address");
  });

  it("is quiet while its webhooks fail to come although they usually do", () => {
    const silence = "Usually 14 events an hour at this time, none since 13:20.";
    expect(judged({ silence })).toEqual({ health: "quiet", problem: silence });
    expect(judged({ silence, disabledAt: ago(5) }).health).toBe("disabled");
  });

  it("asks for new keys after 90 days", () => {
    expect(judged({ credentialsSetAt: ago(60 * 24 * 89) }).health).toBe("healthy");
    expect(judged({ credentialsSetAt: ago(60 * 24 * 90) }).problem).toContain("90 days old");
  });
});

describe("percentOf", () => {
  it("never rounds up to all", () => {
    expect(percentOf(9_999, 10_000)).toBe("99.9");
    expect(percentOf(10, 10)).toBe("100.0");
  });
});
