/** The same notification about twice as much: every amount in it is doubled, whatever its spelling and unit. */
export function doubledAmounts(body: Uint8Array): Uint8Array {
  const value: unknown = JSON.parse(new TextDecoder().decode(body));
  return new TextEncoder().encode(JSON.stringify(doubled(value, "")));
}

function doubled(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => doubled(item, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, doubled(item, key)]));
  if (!/amount(?!_unit)/i.test(name)) return value;
  if (typeof value === "number") return value * 2;
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? doubledDecimal(value) : value;
}

function doubledDecimal(decimal: string): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const digits = (BigInt(whole + fraction) * 2n).toString().padStart(fraction.length + 1, "0");
  if (fraction === "") return digits;
  return `${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}
