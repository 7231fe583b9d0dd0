import { invoiceNumberReader } from "#lib/payment-links/readers.ts";

export const GET = invoiceNumberReader.GET;
