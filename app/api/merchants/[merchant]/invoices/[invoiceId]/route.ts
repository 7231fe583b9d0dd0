import { invoiceReader } from "#lib/invoices/readers.ts";

export const GET = invoiceReader.GET;
