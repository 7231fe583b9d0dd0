import { err, ok, type Result } from "../../result.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import { unknownEventType } from "../drift.ts";
import type { ProviderFact } from "../facts.ts";
import type { WebhookTranslation } from "../webhook-contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { GatewayEvent } from "./event.ts";
import { AS_STATED, DISPUTE_EVENTS, PAYMENT_EVENTS, PAYOUT_EVENTS, REFUND_EVENTS } from "./events.ts";
import type { GatewayMapping } from "./mapping.ts";
import { type MovementKind, movementFact, readMovement } from "./movement.ts";
import { type Payment, paymentFact, readPayment } from "./payment.ts";
import { PAYMENT_STATUS, statusIn } from "./status.ts";

/** The facts in an event, by its name in our words. */
export function translateEvent(
  mapping: GatewayMapping,
  event: GatewayEvent,
): Result<WebhookTranslation, string> {
  const facts = factsIn(mapping, event);
  const { type } = event;
  if (facts === null)
    return ok({
      type,
      facts: [],
      ignoredBecause: "An event that we do not know.",
      drift: unknownEventType(type),
    });
  if (facts.length === 0) return err("The event holds no object that we can read.");
  return ok({
    type,
    facts: facts.map((fact) => (event.at ? { occurredAt: event.at, ...fact } : fact)),
  });
}

function factsIn(mapping: GatewayMapping, event: GatewayEvent): ProviderFact[] | null {
  const { name } = event;
  const payment = lookUp(PAYMENT_EVENTS, name);
  if (payment) return paymentFacts(mapping, event, payment);
  const dispute = lookUp(DISPUTE_EVENTS, name);
  if (dispute) return disputeFacts(mapping, event, dispute);
  const refund = lookUp(REFUND_EVENTS, name);
  if (refund) return refundFacts(mapping, event, refund);
  const payout = lookUp(PAYOUT_EVENTS, name);
  return payout ? movementFacts(mapping, event, "payout", payout) : null;
}

function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

const AFTER_SUCCESS: ReadonlySet<TransactionStatus> = new Set(["partially_refunded", "refunded", "disputed"]);
const SUCCESS: ReadonlySet<string> = new Set(["succeeded", "completed", "settled"]);

/** The name decides what happened; the object adds the details, such as how much has been refunded by now. */
function paymentFacts(mapping: GatewayMapping, { object }: GatewayEvent, said: string): ProviderFact[] {
  const payment = readPayment(mapping, object);
  if (!payment) return [];
  if (said === AS_STATED) return [paymentFact(mapping, payment)];
  const stated = statusIn(payment.status ?? "", mapping.statuses, PAYMENT_STATUS);
  // A late "succeeded" may hold a payment that is refunded by now: the later state is kept, an earlier one is not.
  const isFurther = SUCCESS.has(said) && stated !== undefined && AFTER_SUCCESS.has(stated);
  return [paymentFact(mapping, payment, isFurther ? undefined : said)];
}

function disputeFacts(
  mapping: GatewayMapping,
  { object, type }: GatewayEvent,
  status: TransactionStatus,
): ProviderFact[] {
  const movement = readMovement(mapping, object);
  if (!movement) return [];
  // Without a payment's id of its own, the object is the payment.
  const externalId = movement.paymentId ?? movement.id;
  return [
    {
      subject: withoutUndefined({ externalId, reference: movement.reference }),
      kind: "payment",
      status,
      providerStatus: type,
      mayBeginElsewhere: false,
    },
  ];
}

/** A refund's object is a refund, which names its payment, or the payment itself with what has gone back. */
function refundFacts(
  mapping: GatewayMapping,
  event: GatewayEvent,
  said: TransactionStatus | typeof AS_STATED,
): ProviderFact[] {
  const payment = readPayment(mapping, event.object);
  const isRefund = readMovement(mapping, event.object)?.paymentId !== undefined;
  if (isRefund || !payment || !tellsOfRefunds(mapping, payment))
    return movementFacts(mapping, event, "refund", said);
  return [paymentFact(mapping, payment, payment.status === undefined ? "succeeded" : undefined)];
}

/** A payment says what of it has gone back; what says nothing of it is a refund that does not name its payment. */
function tellsOfRefunds(mapping: GatewayMapping, { refunded, status = "" }: Payment): boolean {
  const meant = statusIn(status, mapping.statuses, PAYMENT_STATUS);
  return refunded !== undefined || (meant !== undefined && AFTER_SUCCESS.has(meant));
}

function movementFacts(
  mapping: GatewayMapping,
  { object }: GatewayEvent,
  kind: MovementKind,
  said: TransactionStatus | typeof AS_STATED,
): ProviderFact[] {
  const movement = readMovement(mapping, object);
  return movement
    ? [movementFact(mapping, movement, { kind, said: said === AS_STATED ? undefined : said })]
    : [];
}
