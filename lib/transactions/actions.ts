"use server";

import { defineAction } from "../server/define-action.ts";
import { cancelAtProvider } from "./cancel-at-provider.ts";
import { markAs } from "./mark-as.ts";
import { cancelInput, markInput, transactionIdInput } from "./schema.ts";
import { syncTransaction } from "./sync-transaction.ts";

export const cancelPayment = defineAction({
  permission: "transactions.cancel",
  input: cancelInput,
  run: cancelAtProvider,
});

export const markTransaction = defineAction({
  permission: "transactions.mark",
  input: markInput,
  run: markAs,
});

export const syncNow = defineAction({
  permission: "transactions.sync",
  input: transactionIdInput,
  run: (scope, { transactionId }) => syncTransaction(scope, transactionId),
});
