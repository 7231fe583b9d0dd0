import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { checkInvoiceNumber } from "./check-invoice-number.ts";
import { getLinkOptions } from "./get-link-options.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { listPaymentLinks } from "./list-payment-links.ts";
import { invoiceNumberParams, linkDetailParams, linkFiltersSchema } from "./schema.ts";

export const paymentLinksReader = defineReader({
  permission: "links.read",
  params: linkFiltersSchema,
  read: listPaymentLinks,
});
export const paymentLinkReader = defineReader({
  permission: "links.read",
  params: linkDetailParams,
  read: getPaymentLink,
});
export const linkOptionsReader = defineReader({
  permission: "links.write",
  params: z.object({}),
  read: getLinkOptions,
});
export const invoiceNumberReader = defineReader({
  permission: "links.write",
  params: invoiceNumberParams,
  read: checkInvoiceNumber,
});
