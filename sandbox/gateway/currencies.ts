/** Minor-unit digits that differ from two (ISO 4217, and USDT/USDC as this gateway counts them). */
const digits: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JPY: 0,
  JOD: 3,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  USDC: 6,
  USDT: 6,
  VND: 0,
  XAF: 0,
  XOF: 0,
};

export function minorDigits(currency: string): number {
  return digits[currency.toUpperCase()] ?? 2;
}
