import { compareMoney, moneyOf, subtractMoney } from "../money.ts";

/**
 * Change in percent with one decimal and a sign: "+12.4", "-3.0", "0.0". Null when there was nothing before. Both are
 * decimal strings of `currency`; the division is done in whole numbers and rounds half away from zero.
 */
export function percentChange(now: string, before: string, currency: string): string | null {
  const base = moneyOf(before, currency);
  const current = moneyOf(now, currency);
  if (base.units === 0n) return null;
  const grown = compareMoney(current, base) >= 0;
  const difference = grown ? subtractMoney(current, base) : subtractMoney(base, current);
  const scale = Math.max(difference.scale, base.scale);
  const part = difference.units * 10n ** BigInt(scale - difference.scale);
  const whole = base.units * 10n ** BigInt(scale - base.scale);
  return signed((part * 2000n + whole) / (whole * 2n), grown);
}

/** Percentage points between two shares of counts, with one decimal and a sign; null without attempts before. */
export function pointsChange(
  now: { readonly part: number; readonly whole: number },
  before: { readonly part: number; readonly whole: number },
): string | null {
  if (before.whole === 0 || now.whole === 0) return null;
  const difference = perMille(now) - perMille(before);
  return signed(difference < 0n ? -difference : difference, difference >= 0n);
}

/** Rounded down, as the rates themselves are shown. */
function perMille({ part, whole }: { readonly part: number; readonly whole: number }): bigint {
  return (BigInt(part) * 1000n) / BigInt(whole);
}

function signed(tenths: bigint, isUp: boolean): string {
  const sign = tenths === 0n ? "" : isUp ? "+" : "-";
  return `${sign}${tenths / 10n}.${tenths % 10n}`;
}
