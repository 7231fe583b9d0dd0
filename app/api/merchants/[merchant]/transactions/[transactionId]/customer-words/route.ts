import { customerWordsReader } from "#lib/support-words/readers.ts";

export const GET = customerWordsReader.GET;
