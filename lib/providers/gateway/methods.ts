import { CURRENCY_CODES, currencyOf } from "../../currencies.ts";
import type { PaymentMethod } from "../payment-contract.ts";

/** A plain gateway shows its own checkout, whatever it takes there; its limits are its own to tell. */
export const METHODS: readonly PaymentMethod[] = [
  {
    id: "checkout",
    label: "Card",
    family: "card",
    currencies: CURRENCY_CODES.filter((code) => currencyOf(code).kind === "fiat"),
    expectedSeconds: 2 * 60,
    windowSeconds: 24 * 60 * 60,
  },
];
