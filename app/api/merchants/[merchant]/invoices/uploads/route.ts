import { invoiceUploadsReader } from "#lib/csv-uploads/readers.ts";

export const GET = invoiceUploadsReader.GET;
