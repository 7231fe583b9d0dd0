import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { type Money, toDecimal } from "../money.ts";

/** The newest payment of this choice on a link that was refused and continued elsewhere. */
export async function findContinuedChoice(
  tx: Tx,
  { merchantId }: Scope,
  linkId: string,
  choice: {
    readonly connection: { readonly id: string };
    readonly method: { readonly id: string };
    readonly amount: Money;
  },
): Promise<string | null> {
  const { connection, method, amount } = choice;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT refused.id FROM transactions AS refused
    JOIN payment_fallbacks AS fallback
      ON fallback.merchant_id = refused.merchant_id AND fallback.transaction_id = refused.id
    WHERE refused.merchant_id = ${merchantId} AND refused.link_id = ${linkId}
      AND refused.connection_id = ${connection.id} AND refused.method = ${method.id}
      AND refused.amount = ${toDecimal(amount)}::numeric AND refused.currency = ${amount.currency}
    ORDER BY refused.created_at DESC, refused.id DESC
    LIMIT 1`;
  return rows[0]?.id ?? null;
}
