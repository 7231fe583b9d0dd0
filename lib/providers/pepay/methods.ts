import type { PaymentMethod } from "../payment-contract.ts";

const HOURS_12 = 12 * 60 * 60;

/** The payer chooses token and network on Pepay's own page, so there is one method; limits from "create an invoice". */
export const METHODS: readonly PaymentMethod[] = [
  {
    id: "crypto",
    label: "Crypto, any network",
    family: "crypto",
    currencies: ["USD"],
    min: { USD: "0.01" },
    max: { USD: "1000000" },
    network: "Chosen by the payer",
    expectedSeconds: 5 * 60,
    windowSeconds: HOURS_12,
  },
];
