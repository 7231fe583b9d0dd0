import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { countTabs } from "./count-tabs.ts";
import { findHits } from "./find-hits.ts";
import { getTransaction } from "./get-transaction.ts";
import { listFilterOptions } from "./list-filter-options.ts";
import { listTransactions } from "./list-transactions.ts";
import { searchParamsSchema, transactionFiltersSchema, transactionIdInput } from "./schema.ts";

const permission = "transactions.read";

export const transactionsReader = defineReader({
  permission,
  params: transactionFiltersSchema,
  read: listTransactions,
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
export const searchReader = defineReader({ permission, params: searchParamsSchema, read: findHits });
export const transactionReader = defineReader({
  permission,
  params: transactionIdInput,
  read: getTransaction,
});
