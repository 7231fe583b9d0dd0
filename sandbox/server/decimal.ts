import { z } from "zod";

const pattern = /^(-?)(\d{1,30})(?:\.(\d{1,18}))?$/;

export const decimalText = z.string().regex(pattern, "must be a decimal string");

/** Reads a decimal string as whole units of 10^-scale. Throws when it carries more digits than that. */
export function toUnits(decimal: string, scale: number): bigint {
  const match = pattern.exec(decimal);
  if (!match) throw new RangeError("not a decimal amount");
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > scale) throw new RangeError(`more than ${scale} decimals`);
  const units = BigInt(`${match[2] ?? "0"}${fraction.padEnd(scale, "0")}`);
  return match[1] === "-" ? -units : units;
}

/** Writes units of 10^-scale with exactly `scale` decimals. */
export function fromUnits(units: bigint, scale: number): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Like `fromUnits`, without trailing zeros: "100", "49.5". */
export function fromUnitsShort(units: bigint, scale: number): string {
  const full = fromUnits(units, scale);
  return full.includes(".") ? full.replace(/\.?0+$/, "") : full;
}

/** The digits of a JSON number as its sender meant them; `undefined` for exponents and more decimals than `scale`. */
export function decimalOfNumber(value: number, scale: number): string | undefined {
  const text = String(value);
  const match = pattern.exec(text);
  return match && (match[3] ?? "").length <= scale ? text : undefined;
}
