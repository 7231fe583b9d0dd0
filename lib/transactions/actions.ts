"use server";

import { defineAction } from "../server/define-action.ts";
import { addNoteToTransaction } from "./add-note.ts";
import { addNoteInput, transactionIdInput } from "./schema.ts";
import { syncTransaction } from "./sync-transaction.ts";

export const addNote = defineAction({
  permission: "transactions.note",
  input: addNoteInput,
  run: addNoteToTransaction,
});

export const syncNow = defineAction({
  permission: "transactions.sync",
  input: transactionIdInput,
  run: (scope, { transactionId }) => syncTransaction(scope, transactionId),
});
