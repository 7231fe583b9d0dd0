import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getPaymentAnswers } from "./answers-of-payments.ts";
import { checkInvoiceNumber } from "./check-invoice-number.ts";
import { getLinkForm } from "./get-link-form.ts";
import { getLinkOptions } from "./get-link-options.ts";
import { getLinkQr } from "./get-link-qr.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { listLinkMails } from "./list-link-mails.ts";
import { listPaymentLinks } from "./list-payment-links.ts";
import { answersParams } from "./questions/schema.ts";
import { invoiceNumberParams, linkDetailParams, linkFiltersSchema, linkQrParams } from "./schema.ts";
import { getReturnHosts } from "./set-return-hosts.ts";
import { getLinkStart } from "./templates/get-link-start.ts";
import { listTemplates } from "./templates/list-templates.ts";
import { linkStartParams } from "./templates/schema.ts";

export const paymentLinksReader = defineReader({
  permission: "links.read",
  params: linkFiltersSchema,
  read: (scope, filters) => listPaymentLinks(scope, filters),
});
export const paymentLinkReader = defineReader({
  permission: "links.read",
  params: linkDetailParams,
  read: getPaymentLink,
});
export const linkQrReader = defineReader({
  permission: "links.read",
  params: linkQrParams,
  read: getLinkQr,
});
export const linkOptionsReader = defineReader({
  permission: "links.write",
  params: z.object({}),
  read: getLinkOptions,
});
export const linkFormReader = defineReader({
  permission: "links.write",
  params: linkDetailParams,
  read: getLinkForm,
});
export const paymentAnswersReader = defineReader({
  permission: "transactions.read",
  params: answersParams,
  read: getPaymentAnswers,
});
export const returnHostsReader = defineReader({
  permission: "links.read",
  params: z.object({}),
  read: getReturnHosts,
});
export const invoiceNumberReader = defineReader({
  permission: "links.write",
  params: invoiceNumberParams,
  read: checkInvoiceNumber,
});
export const linkMailsReader = defineReader({
  permission: "links.read",
  params: linkDetailParams,
  read: listLinkMails,
});
export const linkTemplatesReader = defineReader({
  permission: "links.write",
  params: z.object({}),
  read: listTemplates,
});
export const linkStartReader = defineReader({
  permission: "links.write",
  params: linkStartParams,
  read: getLinkStart,
});
