import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { listNotes } from "./list-notes.ts";
import { notesParams } from "./schema.ts";

export const notesReader = defineReader({
  permission: "transactions.read",
  params: notesParams,
  read: listNotes,
});
