import type { Scope } from "../auth/scope.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { listIdsOf } from "./customer-repository.ts";
import { listTransactions } from "./list-transactions.ts";
import { type TransactionPage, transactionFiltersSchema } from "./schema.ts";

/** At most as many as the list takes by their ids. */
const PAGE_SIZE = 20;

interface PageAsked {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** One page of a customer's transactions in the scope's mode, newest first, as the list shows them. */
export async function listCustomerTransactions(
  scope: Scope,
  customerId: string,
  asked: PageAsked,
): Promise<Pick<TransactionPage, "rows" | "older" | "newer">> {
  const before = asked.before === undefined ? null : decodeCursor(asked.before);
  const after = asked.after === undefined || before !== null ? null : decodeCursor(asked.after);
  const direction = before === null ? "older" : "newer";
  const position = { direction, cursor: before ?? after, limit: PAGE_SIZE } as const;
  const ids = await listIdsOf(scope, customerId, position);
  if (ids.length === 0) return { rows: [], older: null, newer: null };
  const { rows } = await listTransactions(scope, transactionFiltersSchema.parse({ ids: ids.join(",") }));
  const page = toPage(before === null ? rows : rows.toReversed(), {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => ({ at: new Date(row.createdAt), id: row.id }),
  });
  return { ...page, rows: [...page.rows] };
}
