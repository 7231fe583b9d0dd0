import { invoiceSummaryReader } from "#lib/invoices/readers.ts";

export const GET = invoiceSummaryReader.GET;
