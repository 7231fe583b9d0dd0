import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";

describe("createRandom", () => {
  it("repeats itself for the same seed and differs for another", () => {
    const draw = (seed: number) => Array.from({ length: 20 }, createRandom(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it("spreads evenly between 0 and 1", () => {
    const random = createRandom(1);
    const draws = Array.from({ length: 10_000 }, () => random.next());
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    expect(draws.reduce((sum, one) => sum + one, 0) / draws.length).toBeCloseTo(0.5, 1);
  });

  it("draws whole numbers with both ends", () => {
    const random = createRandom(2);
    const seen = new Set(Array.from({ length: 500 }, () => random.whole(1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("follows weights", () => {
    const random = createRandom(3);
    const list = [
      { name: "often", weight: 9 },
      { name: "seldom", weight: 1 },
      { name: "never", weight: 0 },
    ];
    const names = Array.from({ length: 5_000 }, () => random.weighted(list).name);
    const often = names.filter((name) => name === "often").length;
    expect(often / names.length).toBeCloseTo(0.9, 1);
    expect(names).not.toContain("never");
  });

  it("makes keys of the shape of UUID v4", () => {
    const random = createRandom(4);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(random.uuid()).not.toBe(random.uuid());
  });

  it("refuses to choose from nothing", () => {
    expect(() => createRandom(5).pick([])).toThrow("nothing to choose from");
  });
});
