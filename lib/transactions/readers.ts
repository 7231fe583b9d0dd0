import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { countTabs } from "./count-tabs.ts";
import { getTransaction } from "./get-transaction.ts";
import { listFilterOptions } from "./list-filter-options.ts";
import { listTransactions } from "./list-transactions.ts";
import { openTransactions } from "./open-transactions.ts";
import { transactionFiltersSchema, transactionIdInput } from "./schema.ts";
import { settleQuery } from "./settle-query.ts";

const permission = "transactions.read";

export const transactionsReader = defineReader({
  permission,
  params: transactionFiltersSchema,
  read: listTransactions,
});
/** For the page that an address leads to; the open screen asks {@link transactionsReader}. */
export const openedTransactionsReader = defineReader({
  permission,
  params: transactionFiltersSchema,
  read: openTransactions,
});
export const tabCountsReader = defineReader({
  permission,
  params: transactionFiltersSchema,
  read: countTabs,
});
export const filterOptionsReader = defineReader({
  permission,
  params: z.object({}),
  read: listFilterOptions,
});
export const transactionReader = defineReader({
  permission,
  params: transactionIdInput,
  read: getTransaction,
});
/** Null when the address says its filters already. */
export const settledQueryReader = defineReader({
  permission,
  params: transactionFiltersSchema,
  read: settleQuery,
});
