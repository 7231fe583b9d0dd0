"use server";

import { defineAction } from "../server/define-action.ts";
import { addNoteToTransaction } from "./add-note.ts";
import { editNote as editNoteOperation } from "./edit-note.ts";
import { addNoteInput, editNoteInput, seeMentionsInput } from "./schema.ts";
import { seeMentions as seeMentionsOperation } from "./see-mentions.ts";

export const addNote = defineAction({
  permission: "transactions.note",
  input: addNoteInput,
  run: addNoteToTransaction,
});

export const editNote = defineAction({
  permission: "transactions.note",
  input: editNoteInput,
  run: editNoteOperation,
});

export const seeMentions = defineAction({
  permission: "transactions.read",
  input: seeMentionsInput,
  run: seeMentionsOperation,
});
