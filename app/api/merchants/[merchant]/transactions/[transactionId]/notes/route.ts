import { notesReader } from "#lib/notes/readers.ts";

export const GET = notesReader.GET;
