import type { CurrencyCode } from "../../currencies.ts";
import type { PaymentMethod } from "../payment-contract.ts";
import { COUNTRY_CODES, LOCAL_CURRENCIES } from "./countries.ts";
import { HINTS } from "./waiting-hints.ts";

export interface EightyEightMethod extends PaymentMethod {
  readonly code: string;
  readonly category: "CARD" | "WALLET" | "CASH" | "BANK" | "CRYPTO";
  /** Charged only in the payer's country's own currency. */
  readonly local: boolean;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const everywhere = { countries: COUNTRY_CODES, currencies: LOCAL_CURRENCIES, local: true };
const colombia = { countries: ["CO"], currencies: ["COP"] as CurrencyCode[], local: true };
const mexico = { countries: ["MX"], currencies: ["MXN"] as CurrencyCode[], local: true };
const instant = { expectedSeconds: 2 * MINUTE, windowSeconds: HOUR };
const voucher = { expectedSeconds: DAY, windowSeconds: 3 * DAY, waitingHint: HINTS.cash };

/** The methods of 88Pay's pages "payment methods", "Colombia" and "Mexico", with the limits that they state. */
export const METHODS: readonly EightyEightMethod[] = [
  {
    id: "cards",
    code: "CARDS",
    category: "CARD",
    label: "Card",
    family: "card",
    ...everywhere,
    min: { COP: "5000" },
    max: { COP: "20000000" },
    ...instant,
  },
  {
    id: "bank-transfer",
    code: "BANK_TRANSFER",
    category: "BANK",
    label: "Bank transfer",
    family: "bank",
    ...everywhere,
    max: { USD: "50000", COP: "200000000" },
    expectedSeconds: DAY,
    windowSeconds: 5 * DAY,
    waitingHint: HINTS.bankTransfer,
  },
  {
    id: "pse",
    code: "PSE",
    category: "BANK",
    label: "PSE",
    family: "bank",
    ...colombia,
    max: { COP: "50000000" },
    expectedSeconds: 10 * MINUTE,
    windowSeconds: DAY,
    waitingHint: HINTS.pse,
  },
  { id: "spei", code: "SPEI", category: "BANK", label: "SPEI", family: "bank", ...mexico, ...instant },
  { id: "cash", code: "CASH", category: "CASH", label: "Cash", family: "cash", ...everywhere, ...voucher },
  { id: "oxxo", code: "OXXO", category: "CASH", label: "OXXO", family: "cash", ...mexico, ...voucher },
  {
    id: "nequi",
    code: "NEQUI",
    category: "WALLET",
    label: "Nequi",
    family: "wallet",
    ...colombia,
    max: { COP: "3000000" },
    waitingHint: HINTS.nequi,
    ...instant,
  },
  {
    id: "daviplata",
    code: "DAVIPLATA",
    category: "WALLET",
    label: "Daviplata",
    family: "wallet",
    ...colombia,
    max: { COP: "2000000" },
    ...instant,
  },
  {
    id: "paypal",
    code: "PAYPAL",
    category: "WALLET",
    label: "PayPal",
    family: "wallet",
    currencies: ["USD", "EUR"],
    local: false,
    ...instant,
  },
  {
    id: "mercadopago",
    code: "MERCADOPAGO",
    category: "WALLET",
    label: "Mercado Pago",
    family: "wallet",
    ...everywhere,
    ...instant,
  },
  {
    id: "usdt",
    code: "USDT",
    category: "CRYPTO",
    label: "USDT",
    family: "crypto",
    currencies: ["USDT", "USD"],
    network: "Tron (TRC20) or Ethereum (ERC20)",
    local: false,
    expectedSeconds: 10 * MINUTE,
    windowSeconds: DAY,
  },
];

/** By a code that 88Pay writes ("CARDS", in webhooks "CREDIT_CARD"); unknown codes are left out. */
export function methodOfCode(code: string | undefined): EightyEightMethod | undefined {
  const plain = code === "CREDIT_CARD" || code === "DEBIT_CARD" ? "CARDS" : code;
  return METHODS.find((method) => method.code === plain);
}

export function findMethod(id: string): EightyEightMethod | undefined {
  return METHODS.find((method) => method.id === id);
}
