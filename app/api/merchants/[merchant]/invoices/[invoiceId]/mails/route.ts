import { invoiceMailsReader } from "#lib/invoices/readers.ts";

export const GET = invoiceMailsReader.GET;
