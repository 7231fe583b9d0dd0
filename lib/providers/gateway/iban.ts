const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Without spaces, in capitals. */
export function plainIban(text: string): string {
  return text.replace(/[\s-]/g, "").toUpperCase();
}

/** Whether the shape and the two check digits of an IBAN hold (ISO 13616, mod 97). */
export function isIban(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const digits = [...(text.slice(4) + text.slice(0, 4))].map((one) => Number.parseInt(one, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}
