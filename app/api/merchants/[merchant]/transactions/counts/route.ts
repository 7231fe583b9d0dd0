import { tabCountsReader } from "#lib/transactions/readers.ts";

export const GET = tabCountsReader.GET;
