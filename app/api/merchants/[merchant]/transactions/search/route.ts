import { searchReader } from "#lib/transactions/readers.ts";

export const GET = searchReader.GET;
