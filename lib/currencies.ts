/**
 * Minor-unit exponents from ISO 4217 and, for tokens, from the networks (PayIn supported-tokens; Ethereum).
 * Never taken from Intl, which disagrees for COP, HUF and IDR.
 */
export interface Currency {
  /** Digits after the point that an amount may have. */
  readonly exponent: number;
  readonly kind: "fiat" | "token";
  /** Stable tokens are offered one to one for a price in this currency. */
  readonly parity?: "USD";
}

const CURRENCIES = {
  ARS: { exponent: 2, kind: "fiat" },
  BOB: { exponent: 2, kind: "fiat" },
  BRL: { exponent: 2, kind: "fiat" },
  CLP: { exponent: 0, kind: "fiat" },
  COP: { exponent: 2, kind: "fiat" },
  CRC: { exponent: 2, kind: "fiat" },
  DOP: { exponent: 2, kind: "fiat" },
  EUR: { exponent: 2, kind: "fiat" },
  GBP: { exponent: 2, kind: "fiat" },
  GTQ: { exponent: 2, kind: "fiat" },
  HNL: { exponent: 2, kind: "fiat" },
  JPY: { exponent: 0, kind: "fiat" },
  MXN: { exponent: 2, kind: "fiat" },
  NIO: { exponent: 2, kind: "fiat" },
  PAB: { exponent: 2, kind: "fiat" },
  PEN: { exponent: 2, kind: "fiat" },
  PYG: { exponent: 0, kind: "fiat" },
  USD: { exponent: 2, kind: "fiat" },
  UYU: { exponent: 2, kind: "fiat" },
  BTC: { exponent: 8, kind: "token" },
  DAI: { exponent: 18, kind: "token", parity: "USD" },
  ETH: { exponent: 18, kind: "token" },
  SOL: { exponent: 9, kind: "token" },
  USDC: { exponent: 6, kind: "token", parity: "USD" },
  USDT: { exponent: 6, kind: "token", parity: "USD" },
} as const satisfies Record<string, Currency>;

export type CurrencyCode = keyof typeof CURRENCIES;

export function isCurrencyCode(code: string): code is CurrencyCode {
  return Object.hasOwn(CURRENCIES, code);
}

export function currencyOf(code: CurrencyCode): Currency {
  return CURRENCIES[code];
}

export const CURRENCY_CODES = Object.keys(CURRENCIES).filter(isCurrencyCode);
