import { transactionReader } from "#lib/transactions/readers.ts";

export const GET = transactionReader.GET;
