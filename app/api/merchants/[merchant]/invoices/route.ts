import { invoicesReader } from "#lib/invoices/readers.ts";

export const GET = invoicesReader.GET;
