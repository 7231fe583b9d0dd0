import { z } from "zod";
import { ok } from "../../result.ts";
import type { ProviderTotals } from "../account-contract.ts";
import type { ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { looseCount, looseDecimal, looseText } from "../loose.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf, isOtherEnvironment } from "./environment.ts";
import { networkName } from "./networks.ts";

type Operations = ProviderOperations<Credentials>;

const totalsSchema = z.preprocess(
  unwrapData,
  z.object({
    total_amount_usd: looseDecimal,
    total_paid_usd: looseDecimal,
    total_unpaid_usd: looseDecimal,
    total_expired_usd: looseDecimal,
    invoice_count: z
      .object({ total: looseCount, paid: looseCount, unpaid: looseCount, expired: looseCount })
      .optional()
      .catch(undefined),
  }),
);

/** Sums over all invoices, as Pepay keeps them. A figure that it leaves out is left out. */
export const readTotals: NonNullable<Operations["readTotals"]> = async (context) => {
  const answer = await call(context, {
    operation: "readTotals",
    method: "GET",
    path: "/api/v1/invoices/totals",
    query: { environment: environmentOf(context.mode) },
    schema: totalsSchema,
  });
  if (!answer.ok) return answer;
  const { total_amount_usd, total_paid_usd, total_unpaid_usd, total_expired_usd, invoice_count } =
    answer.value;
  return ok({
    currency: "USD",
    figures: [
      ...figure("All invoices", total_amount_usd, invoice_count?.total),
      ...figure("Paid", total_paid_usd, invoice_count?.paid),
      ...figure("Unpaid", total_unpaid_usd, invoice_count?.unpaid),
      ...figure("Expired", total_expired_usd, invoice_count?.expired),
    ],
  });
};

function figure(
  label: string,
  amount: string | undefined,
  count: number | undefined,
): ProviderTotals["figures"][number][] {
  return amount === undefined ? [] : [withoutUndefined({ label, amount, count })];
}

const tokensSchema = z.preprocess(
  unwrapData,
  z.object({
    acceptance_policy: looseText,
    tokens: z.array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        token_symbol: z.string().min(1),
        network: z.string().min(1),
        network_environment: looseText,
        is_blocked: z.boolean().catch(false),
      }),
    ),
  }),
);

/** What the merchant lets payers pay with. What payers are really offered depends on rates of the moment. */
export const listTokens: NonNullable<Operations["listTokens"]> = async (context) => {
  const answer = await call(context, {
    operation: "listTokens",
    method: "GET",
    path: "/api/v1/merchant/tokens",
    query: { environment: environmentOf(context.mode) },
    schema: tokensSchema,
  });
  if (!answer.ok) return answer;
  const { acceptance_policy: policy, tokens } = answer.value;
  const ours = tokens.filter((token) => !isOtherEnvironment(token.network_environment, context.mode));
  return ok(
    ours.map((token) => {
      const unavailable = whyNot(token.is_blocked, policy);
      return withoutUndefined({
        id: token.id,
        symbol: token.token_symbol,
        network: networkName(token.network),
        enabled: unavailable === undefined,
        unavailable,
      });
    }),
  );
};

function whyNot(isBlocked: boolean, policy: string | undefined): string | undefined {
  if (policy === "accept_none") return "Your Pepay account accepts no tokens";
  return isBlocked ? "Blocked in your Pepay account" : undefined;
}
