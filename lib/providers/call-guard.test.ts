import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { BreakerState } from "./breaker.ts";
import { CallGuard } from "./call-guard.ts";
import { CallRefused } from "./call-refused.ts";
import type { Pace } from "./contract.ts";

const NOW = new Date("2026-01-15T12:00:00.000Z");

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const answer = (status: number) => async () => ({ status });
const breakOff = async () => {
  throw new TypeError("fetch failed");
};

function guardOf(pace: Pace = { concurrent: 10 }) {
  const seen: BreakerState[] = [];
  return { guard: new CallGuard(pace, (state) => seen.push(state)), seen };
}

async function outage(guard: CallGuard, times = 5): Promise<void> {
  for (let index = 0; index < times; index += 1) await guard.run(answer(503));
}

async function refusalOf(call: Promise<unknown>) {
  const thrown: unknown = await call.catch((error: unknown) => error);
  if (!(thrown instanceof CallRefused)) throw new Error("it was not refused");
  return thrown.error;
}

describe("the breaker", () => {
  it.each([
    ["answers of 5xx", answer(500)],
    ["broken connections", breakOff],
  ])("opens on five %s in a row, and then nothing is sent", async (_what, send) => {
    const { guard, seen } = guardOf();
    for (let index = 0; index < 5; index += 1) await guard.run(send).catch(() => undefined);
    expect(seen).toEqual(["open"]);
    const sent = vi.fn(answer(200));
    expect(await refusalOf(guard.run(sent))).toEqual({
      code: "unavailable",
      effect: "not_applied",
      retryAfterMs: 5_000,
      message:
        "Nothing was sent: the provider keeps failing, so calls to it are paused since 12:00:00 UTC. It is tried again at 12:00:05 UTC.",
    });
    expect(sent).not.toHaveBeenCalled();
  });

  it("never counts refusals", async () => {
    const { guard, seen } = guardOf();
    for (const status of [400, 401, 402, 404, 409, 422, 429, 429, 429, 429]) await guard.run(answer(status));
    expect(seen).toEqual([]);
  });

  it("opens when half of a busy half minute failed", async () => {
    const { guard, seen } = guardOf();
    for (let index = 0; index < 12; index += 1) {
      await guard.run(answer(200));
      await guard.run(answer(502)).catch(() => undefined);
      await guard.run(answer(502)).catch(() => undefined);
      vi.advanceTimersByTime(100);
      if (seen.length > 0) break;
    }
    expect(seen).toEqual(["open"]);
  });

  it("sends one call to see whether the provider is back, refuses others meanwhile, and closes on its answer", async () => {
    const { guard, seen } = guardOf();
    await outage(guard);
    vi.advanceTimersByTime(5_000);
    let answerIt: (value: { status: number }) => void = () => undefined;
    const trying = guard.run(() => new Promise<{ status: number }>((resolve) => (answerIt = resolve)));
    await vi.advanceTimersByTimeAsync(0);
    expect(guard.breaker).toBe("half_open");
    expect(await refusalOf(guard.run(answer(200)))).toMatchObject({ code: "unavailable" });
    answerIt({ status: 404 });
    await trying;
    expect(seen).toEqual(["open", "half_open", "closed"]);
    await expect(guard.run(answer(200))).resolves.toEqual({ status: 200 });
  });

  it("waits longer each time the provider is still down", async () => {
    const { guard } = guardOf();
    await outage(guard);
    const waits: (number | undefined)[] = [];
    for (const pause of [5_000, 15_000, 30_000, 60_000, 60_000]) {
      waits.push((await refusalOf(guard.run(answer(200)))).retryAfterMs);
      vi.advanceTimersByTime(pause);
      await guard.run(answer(503));
    }
    expect(waits).toEqual([5_000, 15_000, 30_000, 60_000, 60_000]);
  });

  it("lets a person's question through, and closes when it is answered", async () => {
    const { guard } = guardOf();
    await outage(guard);
    await guard.run(answer(503), { probe: true });
    expect(guard.breaker).toBe("open");
    await guard.run(answer(401), { probe: true });
    expect(guard.breaker).toBe("closed");
    await outage(guard, 4);
    expect(guard.breaker).toBe("closed");
  });
});

describe("the pace", () => {
  it("sends no more at once than the provider takes, the others in their order", async () => {
    const { guard } = guardOf({ concurrent: 2 });
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const calls = [1, 2, 3, 4].map((number) =>
      guard.run(() => {
        begun.push(number);
        return new Promise<{ status: number }>((resolve) => ends.push(() => resolve({ status: 200 })));
      }),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([1, 2, 3]);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    for (const end of ends) end();
    await Promise.all(calls);
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it("refuses what can't begin within three seconds", async () => {
    const { guard } = guardOf({ concurrent: 1 });
    void guard.run(() => new Promise<{ status: number }>(() => undefined));
    const sent = vi.fn(answer(200));
    const refused = refusalOf(guard.run(sent));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await refused).toMatchObject({ code: "rate_limited", effect: "not_applied", retryAfterMs: 1_000 });
    expect(sent).not.toHaveBeenCalled();
  });

  it("keeps to so many calls in any minute, and says when there is room again", async () => {
    const { guard } = guardOf({ concurrent: 10, perMinute: 3 });
    for (let index = 0; index < 3; index += 1) await guard.run(answer(200));
    vi.advanceTimersByTime(40_000);
    expect(await refusalOf(guard.run(answer(200)))).toMatchObject({
      code: "rate_limited",
      retryAfterMs: 20_000,
    });
    vi.advanceTimersByTime(18_000);
    const waiting = guard.run(answer(200));
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(waiting).resolves.toEqual({ status: 200 });
  });

  it("does not count a refused call against the provider", async () => {
    const { guard, seen } = guardOf({ concurrent: 10, perMinute: 1 });
    await guard.run(answer(200));
    for (let index = 0; index < 9; index += 1) await refusalOf(guard.run(answer(200)));
    expect(seen).toEqual([]);
  });
});

describe("a refusal", () => {
  it("is known to another copy of its module too, and says that nothing was sent", async () => {
    const { guard } = guardOf();
    await outage(guard);
    const refused: unknown = await guard.run(answer(200)).catch((thrown: unknown) => thrown);
    vi.resetModules();
    const { errorOfThrown } = await import("./http-errors.ts");
    expect(errorOfThrown(refused, true, false)).toMatchObject({
      code: "unavailable",
      effect: "not_applied",
      retryAfterMs: 5_000,
    });
    expect(errorOfThrown(new TypeError("fetch failed"), true, false)).toMatchObject({ effect: "unknown" });
  });
});
