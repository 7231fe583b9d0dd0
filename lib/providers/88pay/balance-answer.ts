import { z } from "zod";
import type { CurrencyCode } from "../../currencies.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { decimalText } from "../exact-json.ts";
import { looseDecimal } from "../loose.ts";
import type { ProviderBalance } from "../payment-contract.ts";
import { readAmount } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** Strings and numbers mixed, as page "balance inquiry" shows them. */
export const balanceSchema = z.preprocess(
  unwrapData,
  z.object({
    balance_summary: z.object({
      total_payin: looseDecimal,
      total_payout: looseDecimal,
      total_settled: looseDecimal,
      total_available: decimalText,
    }),
  }),
);

/** 88Pay states one balance, without a currency: the account country's is taken. */
export function mapBalance(
  { balance_summary: totals }: z.infer<typeof balanceSchema>,
  currency: CurrencyCode,
): Result<readonly ProviderBalance[], ProviderError> {
  const available = readAmount(totals.total_available, currency);
  if (!available)
    return err({
      code: "unexpected_response",
      message: "88Pay's balance can't be read.",
      effect: "not_applied",
    });
  return ok([
    withoutUndefined({
      currency,
      available,
      settled: readAmount(totals.total_settled, currency),
      totalIn: readAmount(totals.total_payin, currency),
      totalOut: readAmount(totals.total_payout, currency),
    }),
  ]);
}
