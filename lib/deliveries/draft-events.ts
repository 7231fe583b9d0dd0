import type { Scope } from "../auth/scope.ts";
import { API_VERSION } from "../event-catalogue/schema.ts";
import { type EventType, eventTypeOf } from "../event-catalogue/status.ts";
import { newId, type OutboundEventId } from "../ids.ts";
import { isPaid } from "../transactions/status.ts";
import { type Change, invoiceData, kindOf, linkData, refundData, transactionData } from "./event-data.ts";
import type { EventSubject } from "./subject-repository.ts";

/** An event as it is to be stored: its body is the exact text that every try signs and sends. */
export interface EventDraft {
  readonly id: OutboundEventId;
  readonly type: EventType;
  readonly source: string;
  readonly transactionId: string | null;
  readonly body: string;
  readonly occurredAt: Date;
}

/** What a change is told as: itself, and a link's or invoice's being paid where it is that. */
export function draftEvents(scope: Scope, subject: EventSubject, change: Change): EventDraft[] {
  const kind = kindOf(subject.transaction);
  const data = kind === "refund" ? refundData(subject, change) : transactionData(subject, change);
  const own = draft(
    scope,
    { type: eventTypeOf(kind, change.after), source: change.source, data },
    subject,
    change,
  );
  return [own, ...draftPaidEvents(scope, subject, change)];
}

/**
 * A link's payment came in: told once for the payment, whatever happens to it after. Where sources disagree nothing is
 * told: who ships goods for "paid" must be able to rely on it.
 */
export function draftPaidEvents(scope: Scope, subject: EventSubject, change: Change): EventDraft[] {
  const { id, link, kind } = subject.transaction;
  const came = isPaid(change.after) && (change.before === null || !isPaid(change.before));
  if (link === null || kind !== "payment" || !came) return [];
  const paid = { type: "payment_link.paid", source: id, data: linkData(subject, link, change) } as const;
  // An invoice that Paydeck keeps may be paid in parts: it says itself when it is paid (announce-invoice.ts).
  if (link.invoiceNumber === null || link.invoiceId !== null) return [draft(scope, paid, subject, change)];
  const data = invoiceData(subject, link, link.invoiceNumber, change);
  const invoice = { type: "invoice.paid", source: id, data } as const;
  return [draft(scope, paid, subject, change), draft(scope, invoice, subject, change)];
}

function draft(
  scope: Scope,
  what: { readonly type: EventType; readonly source: string; readonly data: object },
  { transaction }: EventSubject,
  { at }: Change,
): EventDraft {
  const { type, source, data } = what;
  const { id, body } = writeBody(scope, { type, data, at });
  return { id, type, source, transactionId: transaction.id, body, occurredAt: at };
}

/** The envelope, as text. */
export function writeBody(
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  { type, data, at }: { readonly type: EventType; readonly data: object; readonly at: Date },
): { readonly id: OutboundEventId; readonly body: string } {
  const id = newId("outboundEvent");
  const timestamp = at.toISOString();
  const body = JSON.stringify({
    id,
    type,
    api_version: API_VERSION,
    timestamp,
    mode,
    merchant: merchantId,
    data,
  });
  return { id, body };
}
