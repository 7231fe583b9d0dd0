import { hmacSha256 } from "../signatures.ts";
import type { SampleSubject, ToldState, WebhookSample } from "../tester-contract.ts";
import type { WebhookPair } from "../webhook-contract.ts";
import { writeMoney } from "./amounts.ts";
import type { Credentials } from "./credentials.ts";
import { buildAt } from "./dot-path.ts";
import { AS_STATED, DISPUTE_EVENTS, PAYMENT_EVENTS, PAYOUT_EVENTS, REFUND_EVENTS } from "./events.ts";
import { type GatewayMapping, mappingOf } from "./mapping.ts";

type Pair = WebhookPair<Credentials>;
type Fields = Readonly<Record<string, unknown>>;

/** Which event tells which end, in our own names of events. */
const TELLS: Readonly<Record<string, string>> = {
  "payment succeeded": "payment.succeeded",
  "payment failed": "payment.failed",
  "payment declined": "payment.failed",
  "payment expired": "payment.expired",
  "payment canceled": "payment.canceled",
  "payment refunded": "payment.refunded",
  "payment partially_refunded": "payment.partially_refunded",
  "payment disputed": "dispute.opened",
  "payment dispute_won": "dispute.won",
  "payment charged_back": "dispute.lost",
  "refund succeeded": "refund.completed",
  "refund failed": "refund.failed",
  "payout succeeded": "payout.paid",
  "payout failed": "payout.failed",
};

export const expects: NonNullable<Pair["expects"]> = ({ kind, status }: ToldState, credentials) => {
  const name = TELLS[`${kind} ${status}`];
  return name === undefined ? null : theirName(mappingOf(credentials), name);
};

export const sign: NonNullable<Pair["sign"]> = (body, { credentials, now, secret }) => {
  const { signatureTime, signatureEncoding, signaturePrefix = "" } = credentials;
  const time = String(Math.floor(now.getTime() / 1000));
  const digest = hmacSha256(
    secret ?? credentials.webhookSecret,
    signatureTime === "none" ? "" : `${time}.`,
    body,
  );
  const written = signaturePrefix + digest.toString(signatureEncoding);
  const header = credentials.signatureHeader.toLowerCase();
  if (signatureTime === "pair") return { [header]: `t=${time},v1=${written}` };
  if (signatureTime === "none") return { [header]: written };
  return { [header]: written, [credentials.signatureTimeHeader.toLowerCase()]: time };
};

/** Every event that means something here, written through the connection's own mapping. */
export const samples: NonNullable<Pair["samples"]> = (credentials) => {
  const mapping = mappingOf(credentials);
  return [
    ...familyOf(mapping, PAYMENT_EVENTS, "payment"),
    ...familyOf(mapping, DISPUTE_EVENTS, "payment"),
    ...familyOf(mapping, REFUND_EVENTS, "refund"),
    ...familyOf(mapping, PAYOUT_EVENTS, "payout"),
  ];
};

function familyOf(
  mapping: GatewayMapping,
  events: Readonly<Record<string, string>>,
  kind: "payment" | "refund" | "payout",
): WebhookSample[] {
  return Object.entries(events).map(([name, said]) => {
    const type = theirName(mapping, name);
    const status = said === AS_STATED ? "succeeded" : said;
    return {
      type,
      title: titleOf(name),
      kind,
      build: (subject, at) => eventOf(mapping, type, at, objectOf(mapping, { name, kind, status }, subject)),
    };
  });
}

function objectOf(
  mapping: GatewayMapping,
  said: { readonly name: string; readonly kind: string; readonly status: string },
  subject: SampleSubject,
): unknown {
  const isMovement = said.kind !== "payment" || said.name.startsWith("dispute.");
  const places = isMovement ? mapping.movement : mapping.payment;
  const isDispute = said.name.startsWith("dispute.");
  return buildAt([
    [first(places.id), isDispute ? `dsp_${subject.externalId}` : subject.externalId],
    [first(mapping.movement.payment_id), isDispute ? subject.externalId : undefined],
    [first(places.status), isDispute ? undefined : said.status],
    [first(places.amount), isDispute ? undefined : writeMoney(mapping, subject.amount)],
    [first(places.currency), subject.amount.currency],
    [first(places.reference), subject.reference],
  ]);
}

function eventOf(mapping: GatewayMapping, type: string, at: Date, object: unknown): unknown {
  const { event } = mapping;
  const envelope: [string, unknown][] = [
    [first(event.id), `evt_test_${at.getTime()}`],
    [first(event.type), type],
    [first(event.at), at.toISOString()],
  ];
  const place = first(event.object);
  if (place === ".") return { ...asFields(buildAt(envelope)), ...asFields(object) };
  return buildAt([...envelope, [place, object]]);
}

/** The gateway's own name for one of our event names. */
function theirName({ events }: GatewayMapping, name: string): string {
  return Object.entries(events).find(([, ours]) => ours === name)?.[0] ?? name;
}

function titleOf(name: string): string {
  const words = name.replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function first(paths: string): string {
  return (paths.split("|")[0] ?? "").trim();
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
