/** Primary currency per country. Colombia and Mexico are documented; the other eleven are a guess at "all 13". */
export const primaryCurrency: Readonly<Record<string, string>> = {
  COL: "COP",
  MEX: "MXN",
  BRA: "BRL",
  CHL: "CLP",
  PER: "PEN",
  ARG: "ARS",
  ECU: "USD",
  GTM: "GTQ",
  CRI: "CRC",
  PAN: "USD",
  DOM: "DOP",
  BOL: "BOB",
  URY: "UYU",
};

export type AnswerKind = "redirect" | "voucher" | "bank" | "crypto";

export interface Method {
  category: "CARD" | "WALLET" | "CASH" | "BANK" | "CRYPTO";
  answer: AnswerKind;
  /** Missing: every country. */
  countries?: readonly string[];
  /** Missing: the country's primary currency. */
  currencies?: readonly string[];
  /** Major units of the currency, both ends included. */
  limits?: Readonly<Record<string, { min?: string; max?: string }>>;
  /** The `transaction_payment_method` of its webhook. */
  webhookName: string;
  title: string;
  waitHours: number;
}

export const methods: Readonly<Record<string, Method>> = {
  CARDS: {
    category: "CARD",
    answer: "redirect",
    limits: { COP: { min: "5000", max: "20000000" } },
    webhookName: "CREDIT_CARD",
    title: "Card",
    waitHours: 24,
  },
  NEQUI: {
    category: "WALLET",
    answer: "redirect",
    countries: ["COL"],
    limits: { COP: { max: "3000000" } },
    webhookName: "NEQUI",
    title: "Nequi",
    waitHours: 24,
  },
  DAVIPLATA: {
    category: "WALLET",
    answer: "redirect",
    countries: ["COL"],
    limits: { COP: { max: "2000000" } },
    webhookName: "DAVIPLATA",
    title: "Daviplata",
    waitHours: 24,
  },
  PAYPAL: {
    category: "WALLET",
    answer: "redirect",
    currencies: ["USD", "EUR", "GBP", "MXN", "BRL"],
    webhookName: "PAYPAL",
    title: "PayPal",
    waitHours: 24,
  },
  MERCADOPAGO: {
    category: "WALLET",
    answer: "redirect",
    webhookName: "MERCADOPAGO",
    title: "Mercado Pago",
    waitHours: 24,
  },
  PSE: {
    category: "BANK",
    answer: "redirect",
    countries: ["COL"],
    limits: { COP: { max: "50000000" } },
    webhookName: "PSE",
    title: "PSE bank debit",
    waitHours: 24,
  },
  // "Up to 50,000 USD"; in pesos by the rate the same pages use (50,000,000 COP for 12,500 USD).
  BANK_TRANSFER: {
    category: "BANK",
    answer: "bank",
    limits: { USD: { max: "50000" }, COP: { max: "200000000" } },
    webhookName: "BANK_TRANSFER",
    title: "Bank transfer",
    waitHours: 72,
  },
  SPEI: {
    category: "BANK",
    answer: "bank",
    countries: ["MEX"],
    webhookName: "SPEI",
    title: "SPEI transfer",
    waitHours: 24,
  },
  CASH: { category: "CASH", answer: "voucher", webhookName: "CASH", title: "Cash voucher", waitHours: 72 },
  OXXO: {
    category: "CASH",
    answer: "voucher",
    countries: ["MEX"],
    webhookName: "OXXO",
    title: "OXXO voucher",
    waitHours: 72,
  },
  USDT: {
    category: "CRYPTO",
    answer: "crypto",
    currencies: ["USDT", "USD"],
    webhookName: "USDT",
    title: "USDT",
    waitHours: 1,
  },
};
