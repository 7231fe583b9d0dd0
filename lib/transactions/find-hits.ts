import type { Scope } from "../auth/scope.ts";
import { formatAmount } from "../format.ts";
import { moneyOf } from "../money.ts";
import { listTransactions } from "./list-transactions.ts";
import { findMerchantPlace } from "./read-repository.ts";
import { type SearchHits, transactionFiltersSchema } from "./schema.ts";
import { STATUS } from "./status.ts";

/** The one transaction that a typed id belongs to; nothing when several have it or it is no whole id. */
export async function findHits(scope: Scope, params: { readonly q: string }): Promise<SearchHits> {
  if (params.q === "") return { hits: [] };
  const { rows, exact } = await listTransactions(scope, transactionFiltersSchema.parse({ q: params.q }));
  const [row] = rows;
  if (!exact || row === undefined || rows.length > 1) return { hits: [] };
  const { slug } = await findMerchantPlace(scope);
  const title = `${formatAmount(moneyOf(row.amount.amount, row.amount.currency))} · ${row.reference}`;
  const detail = `${STATUS[row.status].label} · ${row.connection.name}`;
  return { hits: [{ href: `/${slug}/transactions/${row.id}`, title, detail }] };
}
