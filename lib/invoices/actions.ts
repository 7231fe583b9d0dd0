"use server";

import { defineAction } from "../server/define-action.ts";
import {
  attachPaymentInput,
  creditInvoiceInput,
  duplicateInvoiceInput,
  invoiceIdInput,
  mailInvoiceInput,
  recordPaymentInput,
  seriesInput,
  undoPaymentInput,
  voidInvoiceInput,
} from "./acts.ts";
import { attachPayment as attach } from "./attach-payment.ts";
import { createInvoice as create } from "./create-invoice.ts";
import { creditInvoice as credit } from "./credit-invoice.ts";
import { duplicateInvoice as duplicate } from "./duplicate-invoice.ts";
import { mailInvoice as mail } from "./mail-invoice.ts";
import { recordPayment as record } from "./record-payment.ts";
import { createInvoiceInput, updateInvoiceInput } from "./schema.ts";
import { sendInvoice as send } from "./send-invoice.ts";
import { setSeries as set } from "./set-series.ts";
import { undoPayment as undo } from "./undo-payment.ts";
import { updateInvoice as update } from "./update-invoice.ts";
import { voidInvoice as end } from "./void-invoice.ts";

const permission = "invoices.write";

export const createInvoice = defineAction({ permission, input: createInvoiceInput, run: create });
export const updateInvoice = defineAction({ permission, input: updateInvoiceInput, run: update });
export const sendInvoice = defineAction({ permission, input: invoiceIdInput, run: send });
export const voidInvoice = defineAction({ permission, input: voidInvoiceInput, run: end });
export const duplicateInvoice = defineAction({ permission, input: duplicateInvoiceInput, run: duplicate });
export const creditInvoice = defineAction({ permission, input: creditInvoiceInput, run: credit });
export const recordPayment = defineAction({ permission, input: recordPaymentInput, run: record });
export const undoPayment = defineAction({ permission, input: undoPaymentInput, run: undo });
export const attachPayment = defineAction({ permission, input: attachPaymentInput, run: attach });
export const mailInvoice = defineAction({ permission: "mails.send", input: mailInvoiceInput, run: mail });
export const setSeries = defineAction({ permission, input: seriesInput, run: set });
