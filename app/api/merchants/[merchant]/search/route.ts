import { searchReader } from "#lib/search/readers.ts";

export const GET = searchReader.GET;
