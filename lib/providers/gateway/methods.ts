import { CURRENCY_CODES, currencyOf } from "../../currencies.ts";
import type { PaymentMethod } from "../payment-contract.ts";

const fiat = CURRENCY_CODES.filter((code) => currencyOf(code).kind === "fiat");

/** A plain gateway shows its own checkout; whether it has crypto invoices as well, the connection says. */
export const METHODS: readonly PaymentMethod[] = [
  {
    id: "checkout",
    label: "Card",
    family: "card",
    currencies: fiat,
    expectedSeconds: 2 * 60,
    windowSeconds: 24 * 60 * 60,
  },
  {
    // Priced in money; the buyer picks the asset on the gateway's page (seed 003).
    id: "crypto-invoice",
    label: "Crypto invoice",
    family: "crypto",
    currencies: fiat,
    expectedSeconds: 5 * 60,
    windowSeconds: 2 * 60 * 60,
  },
];
