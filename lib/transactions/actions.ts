"use server";

import { defineAction } from "../server/define-action.ts";
import { addNoteToTransaction } from "./add-note.ts";
import { cancelAtProvider } from "./cancel-at-provider.ts";
import { markAs } from "./mark-as.ts";
import { addNoteInput, cancelInput, markInput, transactionIdInput } from "./schema.ts";
import { syncTransaction } from "./sync-transaction.ts";

export const addNote = defineAction({
  permission: "transactions.note",
  input: addNoteInput,
  run: addNoteToTransaction,
});

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
