import type { TransactionKind, TransactionStatus } from "../transactions/status.ts";
import { EVENT_DATA, type EventFamily } from "./schema.ts";

interface EventTraits {
  readonly meaning: string;
  /** The statuses of a transaction that it tells of; none for what is not a status. */
  readonly statuses: readonly TransactionStatus[];
}

const PAYMENT = {
  created: { meaning: "Written down; the provider has not answered yet.", statuses: ["created"] },
  pending: { meaning: "Waits for the payer.", statuses: ["pending"] },
  processing: {
    meaning: "The provider works on it, or it waits for confirmations on its network.",
    statuses: ["processing", "confirming"],
  },
  succeeded: { meaning: "The money arrived.", statuses: ["succeeded"] },
  failed: { meaning: "It failed or was declined. No money moved.", statuses: ["failed", "declined"] },
  canceled: { meaning: "Called off before any money moved.", statuses: ["canceled"] },
  expired: { meaning: "Nobody paid in time.", statuses: ["expired"] },
  underpaid: { meaning: "Some of the money arrived, not all of it.", statuses: ["underpaid"] },
  refunded: {
    meaning: "Part or all of it went back to the payer.",
    statuses: ["partially_refunded", "refunded"],
  },
  disputed: {
    meaning: "The payer disputes it, or the dispute ended; its status says which.",
    statuses: ["disputed", "dispute_won", "charged_back"],
  },
  review: { meaning: "Sources disagree. Ship nothing until a person has decided.", statuses: ["review"] },
} as const satisfies Record<string, EventTraits>;

const RETURNED = ["partially_refunded", "refunded", "disputed", "dispute_won", "charged_back"] as const;

const LEAVING = {
  created: { meaning: "Asked for; nothing has been sent yet.", statuses: ["created"] },
  processing: {
    meaning: "On its way; how it ends is not known yet.",
    statuses: ["pending", "processing", "confirming"],
  },
  succeeded: { meaning: "The money was sent.", statuses: ["succeeded"] },
  failed: { meaning: "It did not go through. No money left.", statuses: ["failed", "declined", "expired"] },
  canceled: { meaning: "Called off before anything was sent.", statuses: ["canceled"] },
  returned: { meaning: "It was sent, and came back.", statuses: RETURNED },
  review: { meaning: "Sources disagree. Held until a person decides.", statuses: ["underpaid", "review"] },
} as const satisfies Record<string, EventTraits>;

const DEPOSIT = {
  created: { meaning: "Seen for the first time at one of your addresses.", statuses: ["created"] },
  processing: {
    meaning: "Seen on the network, not confirmed yet.",
    statuses: ["pending", "processing", "confirming", "underpaid"],
  },
  succeeded: { meaning: "The money arrived.", statuses: ["succeeded"] },
  failed: { meaning: "It did not come.", statuses: ["failed", "declined", "expired", "canceled"] },
  returned: { meaning: "It arrived, and went back.", statuses: RETURNED },
  review: { meaning: "Sources disagree. Held until a person decides.", statuses: ["review"] },
} as const satisfies Record<string, EventTraits>;

const NO_STATUS = [] as const;
const PAID = {
  paid: { meaning: "A payment of this link came in.", statuses: NO_STATUS },
} as const satisfies Record<string, EventTraits>;

const FAMILIES = {
  transaction: PAYMENT,
  refund: LEAVING,
  payout: LEAVING,
  deposit: DEPOSIT,
  payment_link: PAID,
  invoice: {
    paid: {
      meaning: "An invoice was paid in full, or a payment link that carries its number was paid.",
      statuses: NO_STATUS,
    },
  },
  endpoint: { test: { meaning: "Sent from this page, to try the endpoint.", statuses: NO_STATUS } },
} as const satisfies Record<EventFamily, Record<string, EventTraits>>;

type Families = typeof FAMILIES;
/** Every name of the catalogue: "transaction.succeeded", "payment_link.paid" … */
export type EventType = {
  [Family in EventFamily]: `${Family}.${Extract<keyof Families[Family], string>}`;
}[EventFamily];

export interface CatalogueEntry {
  readonly type: EventType;
  readonly family: EventFamily;
  readonly meaning: string;
  readonly statuses: readonly TransactionStatus[];
}

/** The catalogue, in the order in which people read it. */
export const CATALOGUE: readonly CatalogueEntry[] = Object.entries(FAMILIES).flatMap(([family, events]) =>
  Object.entries<EventTraits>(events).map(([verb, traits]) => ({
    // The two keys are the two halves of EventType.
    type: `${family}.${verb}` as EventType,
    family: family as EventFamily,
    ...traits,
  })),
);

export const EVENT_TYPES: readonly EventType[] = CATALOGUE.map(({ type }) => type);

export function isEventType(text: string): text is EventType {
  return EVENT_TYPES.some((type) => type === text);
}

export function familyOf(type: EventType): EventFamily {
  const family = type.slice(0, type.indexOf("."));
  return family as EventFamily;
}

const FAMILY_OF_KIND = {
  payment: "transaction",
  refund: "refund",
  payout: "payout",
  deposit: "deposit",
} as const satisfies Record<TransactionKind, EventFamily>;

/** What a transaction of this kind that has come to this status is called in the catalogue. */
export function eventTypeOf(kind: TransactionKind, status: TransactionStatus): EventType {
  const family = FAMILY_OF_KIND[kind];
  const found = CATALOGUE.find((entry) => entry.family === family && entry.statuses.includes(status));
  if (found === undefined) throw new TypeError(`no event of ${kind} for ${status}`);
  return found.type;
}

/** What an endpoint may choose: everything, a family, or one event. */
export function isEventPattern(text: string): boolean {
  if (text === "*") return true;
  const [family = "", verb = ""] = text.split(".");
  return verb === "*" ? Object.hasOwn(EVENT_DATA, family) && family !== "endpoint" : isEventType(text);
}

/** Whether an endpoint that has chosen `patterns` wants events of this type. */
export function wantsEvent(patterns: readonly string[], type: EventType): boolean {
  return patterns.some((pattern) => pattern === "*" || pattern === type || pattern === `${familyOf(type)}.*`);
}
