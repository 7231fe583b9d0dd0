import { expect, it } from "vitest";
import { moneyOf } from "../money.ts";
import { findLimitProblem } from "./method-limits.ts";
import type { PaymentMethod } from "./payment-contract.ts";

const nequi: PaymentMethod = {
  id: "nequi",
  label: "Nequi",
  family: "wallet",
  currencies: ["COP"],
  countries: ["CO"],
  min: { COP: "1000" },
  max: { COP: "3000000" },
  expectedSeconds: 60,
  windowSeconds: 600,
};

it.each([
  ["3000000", "COP", "CO", null],
  ["1000.00", "COP", undefined, null],
  ["3000000.01", "COP", "CO", "Nequi takes no more than 3,000,000 COP."],
  ["999.99", "COP", "CO", "Nequi takes no less than 1,000 COP."],
  ["5000", "USD", "CO", "Nequi does not take USD."],
  ["5000", "COP", "MX", "Nequi is not offered in MX."],
  ["0", "COP", "CO", "The amount must be greater than zero."],
  ["-5", "COP", "CO", "The amount must be greater than zero."],
])("judges %s %s in %s", (decimal, currency, country, message) => {
  const problem = findLimitProblem({
    amount: moneyOf(decimal, currency),
    method: nequi,
    ...(country ? { country } : {}),
  });
  expect(problem?.message ?? null).toBe(message);
  if (problem) expect(problem).toMatchObject({ code: "invalid_request", effect: "not_applied" });
});
