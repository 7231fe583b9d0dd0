import { decodeTime, encodeTime, monotonicFactory } from "ulid";

/** Typed prefix of every id. The rest is a ULID: time-ordered, 26 characters. */
export const ID_PREFIXES = {
  merchant: "mer",
  user: "usr",
  member: "mem",
  session: "ses",
  connection: "con",
  customer: "cus",
  customerNote: "cno",
  customerReveal: "crv",
  transaction: "txn",
  timelineEntry: "tle",
  paymentLink: "lnk",
  webhookEvent: "evt",
  webhookAttempt: "att",
  replay: "rpl",
  missedWebhook: "mis",
  quietSpell: "qui",
  endpoint: "end",
  outboundEvent: "msg",
  delivery: "dlv",
  deliveryAttempt: "dat",
  providerCall: "cal",
  balance: "bal",
  audit: "aud",
  setup: "stp",
  approval: "apr",
  depositAddress: "dep",
  savedView: "viw",
  export: "exp",
  caseLink: "cas",
  noteEdit: "ned",
  doublePayment: "dbl",
  mail: "mai",
  invoice: "inv",
  invoicePayment: "ipm",
  invoiceSeries: "ser",
  recurringInvoice: "rec",
  linkTemplate: "tpl",
  csvUpload: "csv",
  recoveryCode: "rcv",
  passwordReset: "pwr",
  factorChallenge: "fch",
  invitation: "ivt",
  customRole: "rol",
  apiKey: "key",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type Id<K extends IdKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;

export type MerchantId = Id<"merchant">;
export type UserId = Id<"user">;
export type MemberId = Id<"member">;
export type SessionId = Id<"session">;
export type ConnectionId = Id<"connection">;
export type CustomerId = Id<"customer">;
export type TransactionId = Id<"transaction">;
export type WebhookEventId = Id<"webhookEvent">;
export type ProviderCallId = Id<"providerCall">;
export type ReplayId = Id<"replay">;
export type EndpointId = Id<"endpoint">;
export type OutboundEventId = Id<"outboundEvent">;
export type DeliveryId = Id<"delivery">;
export type ApiKeyId = Id<"apiKey">;

/** Random bytes are fetched by the thousand: one by one, as the library would, they cost more than all else of an id. */
const random = new Uint8Array(4096);
let spent = random.length;

function nextRandom(): number {
  if (spent === random.length) {
    crypto.getRandomValues(random);
    spent = 0;
  }
  const byte = random[spent] ?? 0;
  spent += 1;
  return byte / 256;
}

let nextUlid = monotonicFactory(nextRandom);
let lastTime = 0;

/** A new id; `at` backdates its time part (the demo's history). Ids of one millisecond are in the order of their making. */
export function newId<K extends IdKind>(kind: K, at?: Date): Id<K> {
  const time = at?.getTime() ?? Date.now();
  // A factory never goes back: an earlier time would be given the latest one's part.
  if (time < lastTime) nextUlid = monotonicFactory(nextRandom);
  lastTime = time;
  return `${ID_PREFIXES[kind]}_${nextUlid(time)}`;
}

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** True when `value` has the shape of an id of this kind; nothing is said about its existence. */
export function isId<K extends IdKind>(kind: K, value: string): value is Id<K> {
  const prefix = `${ID_PREFIXES[kind]}_`;
  return value.startsWith(prefix) && ULID.test(value.slice(prefix.length));
}

/** Parses an id that came out of our own database or queue; throws on any other shape. */
export function assertId<K extends IdKind>(kind: K, value: string): Id<K> {
  if (!isId(kind, value)) throw new TypeError(`not a ${kind} id`);
  return value;
}

/** The moment in an id's time part, exact to the millisecond. */
export function timeOfId(id: Id<IdKind>): Date {
  return new Date(decodeTime(id.slice(id.indexOf("_") + 1)));
}

/** The lowest id that one made at this moment could have: ids in a span of time are those between two such bounds. */
export function lowestId<K extends IdKind>(kind: K, at: Date): Id<K> {
  return `${ID_PREFIXES[kind]}_${encodeTime(at.getTime())}${"0".repeat(16)}`;
}
