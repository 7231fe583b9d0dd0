import { describe, expect, it } from "vitest";
import { judgeAnswer } from "./judge-answer.ts";
import { DELIVERY_WAITS } from "./status.ts";

const at = new Date("2026-11-28T10:00:00Z");
const judge = (status: number, retryAfter: string | null = null, round = 1, random = 0) =>
  judgeAnswer({ status, retryAfter }, { round, at, random });
const seconds = (moment: Date | null) => (moment === null ? null : (moment.getTime() - at.getTime()) / 1000);

describe("the schedule", () => {
  it("is ten tries over 75 hours, and then it is given up", () => {
    const waits = DELIVERY_WAITS.map((_, index) => seconds(judge(500, null, index + 1).nextAt));
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
    expect(DELIVERY_WAITS.reduce<number>((sum, wait) => sum + wait, 0) / 3600).toBeCloseTo(75.6, 1);
  });

  it("spreads tries of one moment by up to a tenth, never earlier", () => {
    expect(seconds(judge(500, null, 2, 0.999).nextAt)).toBeCloseTo(330, 0);
    expect(seconds(judge(500, null, 2, 0).nextAt)).toBe(300);
  });
});

describe("an answer", () => {
  it.each([200, 201, 202, 204, 299])("of %i is a delivery", (status) => {
    expect(judge(status)).toMatchObject({ delivered: true, errorCode: null, nextAt: null });
  });

  it.each([
    [301, "redirect"],
    [307, "redirect"],
    [304, "redirect"],
    [400, "client_error"],
    [404, "client_error"],
    [429, "rate_limited"],
    [500, "server_error"],
    [599, "server_error"],
    [600, "server_error"],
    [102, "unexpected_status"],
  ])("of %i is a failure with its own word", (status, errorCode) => {
    expect(judge(status)).toMatchObject({ delivered: false, errorCode, gone: false });
    expect(judge(status).errorMessage).toContain(String(status));
  });

  it("of 410 asks for no more", () => {
    expect(judge(410)).toMatchObject({ delivered: false, gone: true, nextAt: null });
  });

  it("that never came is told by its cause", () => {
    const judged = judgeAnswer({ status: null, error: "timeout" }, { round: 1, at, random: 0 });
    expect(judged).toMatchObject({ errorCode: "timeout", errorMessage: "No answer within 15 seconds." });
  });
});

describe("Retry-After", () => {
  it("puts the next try off, as seconds or as a date, but never brings it forward", () => {
    expect(seconds(judge(503, "120").nextAt)).toBe(120);
    expect(seconds(judge(429, "Sat, 28 Nov 2026 10:10:00 GMT").nextAt)).toBe(600);
    expect(seconds(judge(503, "60", 3).nextAt)).toBe(1800);
  });

  it("is bounded: a day for the delivery, an hour for the endpoint", () => {
    const judged = judge(429, "9999999");
    expect(seconds(judged.nextAt)).toBe(86_400);
    expect(seconds(judged.holdUntil)).toBe(3600);
  });

  it("holds the endpoint back only where it asks for a pause", () => {
    expect(seconds(judge(503, "30").holdUntil)).toBe(30);
    expect(judge(404, "30").holdUntil).toBeNull();
    expect(judge(503).holdUntil).toBeNull();
  });

  it.each(["", "soon", "-5", "1e9", "NaN", "Sat, 28 Nov 2020 10:00:00 GMT"])(
    "of %j says nothing",
    (header) => {
      expect(seconds(judge(503, header).nextAt)).toBe(5);
    },
  );

  it("does not outlive the schedule", () => {
    expect(judge(503, "60", DELIVERY_WAITS.length).nextAt).toBeNull();
  });
});
