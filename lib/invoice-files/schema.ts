import { z } from "zod";
import { EXPORT_FORMATS } from "../exports/status.ts";
import { invoiceFiltersSchema } from "../invoices/schema.ts";

/** The list's own filters, and how the file is written. Pages do not count: a file holds all that they would show. */
export const invoiceFileParams = invoiceFiltersSchema
  .omit({ after: true, before: true })
  .extend({ format: z.enum(EXPORT_FORMATS).catch("csv").default("csv") });
export type InvoiceFileParams = z.infer<typeof invoiceFileParams>;
