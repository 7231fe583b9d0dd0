import type { Fraction } from "./fraction.ts";

/**
 * Shares `whole` out in whole numbers close to `exact`, so that the shares add up to it: each is cut down first, and what
 * is over goes to those that lost most. Equal ones stay equal but for the last unit, whatever their order.
 */
export function allot(whole: bigint, exact: readonly Fraction[]): bigint[] {
  const shares = exact.map(([numerator, denominator]) => numerator / denominator);
  const left = exact.map(([numerator, denominator], index) => ({
    index,
    rest: numerator % denominator,
    denominator,
    share: shares[index] ?? 0n,
  }));
  left.sort((a, b) => order(b.rest * a.denominator, a.rest * b.denominator) || order(b.share, a.share));
  let over = whole - shares.reduce((sum, share) => sum + share, 0n);
  while (over > 0n && left.length > 0) over = give(shares, left, over, 1n);
  const reversed = left.toReversed();
  while (over < 0n && shares.some((share) => share > 0n)) over = give(shares, reversed, over, -1n);
  return shares;
}

function give(shares: bigint[], order: readonly { index: number }[], over: bigint, step: 1n | -1n): bigint {
  let rest = over;
  for (const { index } of order) {
    const share = (shares[index] ?? 0n) + step;
    if (rest === 0n || share < 0n) continue;
    shares[index] = share;
    rest -= step;
  }
  return rest;
}

function order(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}
