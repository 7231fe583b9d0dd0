import { transactionsReader } from "#lib/transactions/readers.ts";

export const GET = transactionsReader.GET;
