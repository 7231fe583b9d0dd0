import { tagsReader } from "#lib/tags/readers.ts";

export const GET = tagsReader.GET;
