import { z } from "zod";
import { transactionIdInput } from "../transactions/schema.ts";

const memberDto = z.object({ id: z.string(), name: z.string() });
export type MentionableMember = z.infer<typeof memberDto>;

export const noteDto = z.object({
  id: z.string(),
  text: z.string(),
  author: z.string(),
  /** The reader wrote it, and may change it. */
  isOwn: z.boolean(),
  at: z.string(),
  editedAt: z.string().nullable(),
  /** Names as they stand in the text after an @. */
  mentions: z.array(z.string()),
  /** What it said before, newest first. */
  earlier: z.array(z.object({ text: z.string(), until: z.string() })),
});
export type NoteRow = z.infer<typeof noteDto>;

export const notesDto = z.object({
  /** Oldest first. */
  notes: z.array(noteDto),
  /** Who can be named in one. */
  members: z.array(memberDto),
  /** Notes that name the reader and that they have not seen. */
  unseen: z.number().int(),
});
export type Notes = z.infer<typeof notesDto>;

export const notesParams = transactionIdInput;

const text = z.string().trim().min(1, "Write something first.").max(2000, "At most 2,000 characters.");
export const addNoteInput = transactionIdInput.extend({ text });
export const editNoteInput = z.object({ noteId: z.string().max(40), text });
export const seeMentionsInput = transactionIdInput;
