import type { EffectKey } from "../webhooks/status.ts";
import type { EffectCount } from "./schema.ts";

/** Counts by effect, most first; `before` is counted on from. */
export function countEffects(
  effects: readonly EffectKey[],
  before: readonly EffectCount[] = [],
): EffectCount[] {
  const counts = new Map(before.map(({ effect, count }) => [effect, count]));
  for (const effect of effects) counts.set(effect, (counts.get(effect) ?? 0) + 1);
  return sorted([...counts].map(([effect, count]) => ({ effect, count })));
}

/** What counts of a sample mean for all: whole numbers whose sum is `total`. */
export function scaleCounts(sample: readonly EffectCount[], total: number): EffectCount[] {
  const read = sample.reduce((sum, { count }) => sum + count, 0);
  if (read === 0 || read === total) return [...sample];
  const exact = sample.map(({ effect, count }) => ({ effect, share: (count * total) / read }));
  let left = total - exact.reduce((sum, { share }) => sum + Math.floor(share), 0);
  // The largest remainders are rounded up, until the sum is right.
  const byRemainder = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1));
  const scaled = byRemainder.map(({ effect, share }) => {
    const more = left > 0 ? 1 : 0;
    left -= more;
    return { effect, count: Math.floor(share) + more };
  });
  return sorted(scaled);
}

function sorted(counts: EffectCount[]): EffectCount[] {
  return counts.toSorted((a, b) => b.count - a.count || a.effect.localeCompare(b.effect));
}
