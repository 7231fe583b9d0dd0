import { CATALOGUE, type EventType, eventTypeOf, wantsEvent } from "../event-catalogue/status.ts";
import { isPaid, TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";

/** The catalogue as the database needs it: which change of which kind is told as what, as far as somebody wants it. */
export interface EventNames {
  readonly kinds: string[];
  readonly statuses: string[];
  readonly types: string[];
  readonly links: boolean;
  readonly invoices: boolean;
  /** The statuses that mean that money came in. */
  readonly paid: readonly string[];
}

export function eventNames(patterns: readonly string[]): EventNames {
  const pairs = TRANSACTION_KINDS.flatMap((kind) =>
    TRANSACTION_STATUSES.map((status) => ({ kind, status, type: eventTypeOf(kind, status) })),
  ).filter(({ type }) => wantsEvent(patterns, type));
  return {
    kinds: pairs.map(({ kind }) => kind),
    statuses: pairs.map(({ status }) => status),
    types: pairs.map(({ type }) => type),
    links: wantsEvent(patterns, "payment_link.paid"),
    invoices: wantsEvent(patterns, "invoice.paid"),
    paid: TRANSACTION_STATUSES.filter(isPaid),
  };
}

/** The events that an endpoint with these patterns gets of what happens. A test is nothing that happened. */
export function wantedTypes(patterns: readonly string[]): EventType[] {
  return CATALOGUE.map(({ type }) => type).filter(
    (type) => type !== "endpoint.test" && wantsEvent(patterns, type),
  );
}
