import { z } from "zod";
import { getLinkOptions } from "../payment-links/get-link-options.ts";
import { defineReader } from "../server/define-reader.ts";
import { getInvoice } from "./get-invoice.ts";
import { getInvoiceOfTransaction } from "./get-invoice-of-transaction.ts";
import { getInvoiceOptions } from "./get-invoice-options.ts";
import { listInvoiceMails } from "./list-invoice-mails.ts";
import { listInvoices } from "./list-invoices.ts";
import { invoiceDetailParams, invoiceFiltersSchema, invoiceOfTransactionParams } from "./schema.ts";
import { listSeries } from "./set-series.ts";
import { summarizeInvoices } from "./summarize-invoices.ts";

export const invoicesReader = defineReader({
  permission: "invoices.read",
  params: invoiceFiltersSchema,
  read: (scope, filters) => listInvoices(scope, filters),
});
export const invoiceSummaryReader = defineReader({
  permission: "invoices.read",
  params: z.object({}),
  read: summarizeInvoices,
});
export const invoiceReader = defineReader({
  permission: "invoices.read",
  params: invoiceDetailParams,
  read: getInvoice,
});
export const invoiceOfTransactionReader = defineReader({
  permission: "invoices.read",
  params: invoiceOfTransactionParams,
  read: getInvoiceOfTransaction,
});
export const invoiceMailsReader = defineReader({
  permission: "invoices.read",
  params: invoiceDetailParams,
  read: listInvoiceMails,
});
export const invoiceOptionsReader = defineReader({
  permission: "invoices.write",
  params: z.object({}),
  read: getInvoiceOptions,
});
/** What an invoice's link can offer. */
export const invoiceLinkOptionsReader = defineReader({
  permission: "invoices.write",
  params: z.object({}),
  read: getLinkOptions,
});
export const seriesReader = defineReader({
  permission: "invoices.read",
  params: z.object({}),
  read: (scope) => listSeries(scope),
});
