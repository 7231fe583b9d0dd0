import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type BatcherOptions, createBatcher, Overloaded } from "./batcher.ts";

const ROOMY = { sizeOf: () => 1, maxItems: 100, maxBytes: 100, maxWaiting: 1000, maxWaitingBytes: 1000 };

/** A batcher of numbers that notes its flushes and answers each number doubled, once told to go on. */
function scene(options: Partial<BatcherOptions<number, number>> = {}) {
  const flushes: (readonly number[])[] = [];
  let go = Promise.withResolvers<void>();
  go.resolve();
  const batcher = createBatcher<number, number>({
    ...ROOMY,
    flush: async (items) => {
      flushes.push(items);
      await go.promise;
      return items.map((item) => item * 2);
    },
    ...options,
  });
  return {
    batcher,
    flushes,
    hold: () => {
      go = Promise.withResolvers();
    },
    release: () => go.resolve(),
  };
}

describe("a batcher", () => {
  it("answers each item, in one flush for those that come together", async () => {
    const { batcher, flushes } = scene();
    expect(await Promise.all([1, 2, 3].map((item) => batcher.add(item)))).toEqual([2, 4, 6]);
    expect(flushes).toEqual([[1, 2, 3]]);
  });

  it("has one flush in flight, and makes the next of all that came meanwhile", async () => {
    const { batcher, flushes, hold, release } = scene();
    hold();
    const first = batcher.add(1);
    await sleep(5);
    const rest = [2, 3, 4].map((item) => batcher.add(item));
    await sleep(5);
    expect(flushes).toEqual([[1]]);
    release();
    expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8]);
    expect(flushes).toEqual([[1], [2, 3, 4]]);
  });

  it("begins the next flush before it gives the answers of the last", async () => {
    const { batcher, flushes, hold, release } = scene();
    hold();
    const begunBefore: number[] = [];
    const add = (item: number) => batcher.add(item).then(() => begunBefore.push(flushes.length));
    const first = add(1);
    await sleep(5);
    const rest = add(2);
    release();
    await Promise.all([first, rest]);
    expect(begunBefore).toEqual([2, 2]);
  });

  it("keeps a flush within its rows and bytes, and sends what is larger alone", async () => {
    const { batcher, flushes } = scene({ sizeOf: (item) => item, maxItems: 3, maxBytes: 10 });
    await Promise.all([1, 1, 1, 1, 9, 50, 2].map((item) => batcher.add(item)));
    expect(flushes).toEqual([[1, 1, 1], [1, 9], [50], [2]]);
  });

  it("refuses at once what it has no room for", async () => {
    const { batcher, hold, release } = scene({ maxWaiting: 2 });
    hold();
    const taken = [1, 2].map((item) => batcher.add(item));
    await expect(batcher.add(3)).rejects.toThrow(Overloaded);
    release();
    expect(await Promise.all(taken)).toEqual([2, 4]);
  });

  it("tries the others again without the one at fault", async () => {
    const flushes: (readonly number[])[] = [];
    const { batcher } = scene({
      flush: async (items) => {
        flushes.push(items);
        if (items.includes(5)) throw new Error("five");
        return items.map(String).map(Number);
      },
      isItemsFault: (thrown) => thrown instanceof Error && thrown.message === "five",
    });
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8].map((item) => batcher.add(item)));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(results[4]?.status).toBe("rejected");
    expect(flushes.length).toBeLessThan(8);
  });

  it("fails all of a flush when the fault is nobody's, and goes on with the next", async () => {
    let down = true;
    const { batcher } = scene({
      flush: async (items) => {
        if (down) throw new Error("down");
        return items;
      },
      isItemsFault: () => false,
    });
    const results = await Promise.allSettled([1, 2].map((item) => batcher.add(item)));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    down = false;
    expect(await batcher.add(3)).toBe(3);
  });

  it("keeps its pace, and lets nothing wait that comes after a rest", async () => {
    const { batcher, flushes } = scene({ paceMs: 60 });
    const started = performance.now();
    await batcher.add(1);
    expect(performance.now() - started).toBeLessThan(50);
    await Promise.all([batcher.add(2), batcher.add(3)]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(58);
    expect(flushes).toEqual([[1], [2, 3]]);
  });
});
