import type { PayoutMethod } from "../movement-contract.ts";
import { COUNTRIES } from "./countries.ts";
import { fieldsIn, hintOf, recipientIn } from "./payout-recipient.ts";

const DAY = 24 * 60 * 60;

/**
 * Bank transfers to somebody's account, one method per country: the fields differ. The limit is that of 88Pay's
 * bank transfers, "up to 50,000 USD"; in pesos by the rate of the same pages (50,000,000 COP for 12,500 USD).
 */
export const PAYOUT_METHODS: readonly PayoutMethod[] = Object.entries(COUNTRIES).map(([code, country]) => ({
  id: `bank-payout-${code.toLowerCase()}`,
  label: `Bank transfer to ${country.name}`,
  family: "bank",
  currencies: [country.currency],
  countries: [code],
  max: { USD: "50000", COP: "200000000" },
  expectedSeconds: DAY,
  windowSeconds: 5 * DAY,
  fields: fieldsIn(code),
  recipient: recipientIn(code),
  hint: hintOf,
}));
