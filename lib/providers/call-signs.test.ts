import { describe, expect, it } from "vitest";
import { readSigns } from "./call-signs.ts";

const sentAt = new Date("2026-01-15T12:00:00.400Z");
const answeredAt = new Date("2026-01-15T12:00:00.600Z");
const signs = (headers: Record<string, string>, status = 200) =>
  readSigns({ status, headers: new Headers(headers), sentAt, answeredAt });

describe("what an answer shows of the provider", () => {
  it("is its rate limit, with the reset as a time or as seconds", () => {
    const limits = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "12" };
    expect(signs({ ...limits, "x-ratelimit-reset": "1768478460" })).toMatchObject({
      rateLimit: 60,
      rateRemaining: 12,
      rateResetAt: new Date("2026-01-15T12:01:00.000Z"),
    });
    expect(signs({ ...limits, "x-ratelimit-reset": "30" }).rateResetAt).toEqual(
      new Date("2026-01-15T12:00:30.600Z"),
    );
    expect(signs({ "x-ratelimit-remaining": "many" })).toEqual({
      at: answeredAt,
      answered: true,
    });
  });

  it("is its clock, where it is off by more than the header can tell", () => {
    expect(signs({ date: "Thu, 15 Jan 2026 12:00:00 GMT" }).clockSkewMs).toBe(0);
    expect(signs({ date: "Thu, 15 Jan 2026 12:02:00 GMT" }).clockSkewMs).toBe(119_400);
    expect(signs({ date: "Thu, 15 Jan 2026 11:58:00 GMT" }).clockSkewMs).toBe(-119_401);
    expect(signs({ date: "yesterday" }).clockSkewMs).toBeUndefined();
  });

  it("is whether it is up", () => {
    expect(signs({}, 404).answered).toBe(true);
    expect(signs({}, 503).answered).toBe(false);
  });
});
