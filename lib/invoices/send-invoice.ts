import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { isTaken } from "../db/is-taken.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { isPositive } from "../money.ts";
import { insertInvoiceLink } from "../payment-links/invoice-link.ts";
import { dayOf, storedDay, todayIn } from "./dates.ts";
import { amountsOf, languageOfInvoice, waysSchema } from "./invoice-dto.ts";
import { INVOICE_WORDS } from "./invoice-words.ts";
import { findIssuer, type InvoiceRecord, lockInvoice, updateInvoice } from "./repository.ts";
import { takeNumber } from "./take-number.ts";
import { wayProblems } from "./written-invoice.ts";

export interface SentInvoice {
  readonly id: string;
  readonly number: string;
}

/** A person may have given the number to a payment link at this very moment; then the next one is free. */
const TRIES = 3;

/**
 * Makes a draft count: it takes the next number of its series, gets a payment link of its own where it offers ways to pay,
 * and never changes again. Sent before, it answers with the number that it has. Refuses by field what a draft may lack:
 * `customerName`, `dueDate`, `ways.N`.
 */
export async function sendInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
  clock: Clock = systemClock,
): Promise<SentInvoice> {
  const [connections, issuer] = await Promise.all([listConnections(scope), findIssuer(scope)]);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unit((tx) => issue(tx, scope, { invoiceId, connections, issuer, now: clock.now() }));
    } catch (thrown) {
      if (!isTaken(thrown) || attempt === TRIES) throw thrown;
    }
  }
}

interface Issuing {
  readonly invoiceId: string;
  readonly connections: readonly Connection[];
  readonly issuer: { readonly name: string; readonly timeZone: string };
  readonly now: Date;
}

async function issue(tx: Tx, scope: Scope, issuing: Issuing): Promise<SentInvoice> {
  const { invoiceId, now, issuer } = issuing;
  const invoice = await lockInvoice(tx, scope, invoiceId);
  if (!invoice) throw notFound("Invoice");
  if (invoice.status === "sent" && invoice.number !== null) return { id: invoice.id, number: invoice.number };
  if (invoice.status !== "draft") throw new AppError("conflict", "It is void and can't be sent.");
  const issueDate = invoice.issueDate === null ? todayIn(issuer.timeZone, now) : dayOf(invoice.issueDate);
  const problems = problemsOf(invoice, issuing.connections, issueDate);
  if (Object.keys(problems).length > 0) throw invalidInput(problems);
  const taken = await takeNumber(tx, scope, { kind: "invoice", issueDate, now });
  const linkId = await makeLink(tx, scope, invoice, { number: taken.number, now });
  const change = { ...taken, linkId, status: "sent", issueDate: storedDay(issueDate), sentAt: now };
  await updateInvoice(tx, scope, invoice.id, change);
  const detail = { number: taken.number, total: invoice.total.toFixed(), currency: invoice.currency };
  await writeAudit(tx, scope, {
    action: "invoice.send",
    targetType: "invoice",
    targetId: invoice.id,
    detail,
  });
  await notifyLive(tx, scope.merchantId, "invoices");
  return { id: invoice.id, number: taken.number };
}

function problemsOf(
  invoice: InvoiceRecord,
  connections: readonly Connection[],
  issueDate: string,
): Record<string, string> {
  const { total } = amountsOf(invoice);
  const { currency, allowsPartial } = invoice;
  const ways = waysSchema.parse(invoice.ways);
  return {
    ...wayProblems({ ways, currency, allowsPartial }, connections, total),
    ...(invoice.customerId === null ? { customerName: "Say who it is for before you send it." } : {}),
    ...(dayOf(invoice.dueDate) < issueDate ? { dueDate: "That is before the day of issue." } : {}),
    ...(isPositive(total) ? {} : { lines: "The total must be more than zero." }),
  };
}

async function makeLink(
  tx: Tx,
  scope: Scope,
  invoice: InvoiceRecord,
  { number, now }: { readonly number: string; readonly now: Date },
): Promise<string | null> {
  const ways = waysSchema.parse(invoice.ways);
  if (ways.length === 0) return null;
  const language = languageOfInvoice(invoice);
  const link = await insertInvoiceLink(tx, scope, {
    invoiceId: invoice.id,
    number,
    title: INVOICE_WORDS[language].linkTitle(number),
    due: amountsOf(invoice).total,
    allowsPartial: invoice.allowsPartial,
    ways,
    customerId: invoice.customerId,
    language,
    now,
  });
  return link.id;
}
