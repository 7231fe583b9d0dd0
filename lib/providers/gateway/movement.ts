import { z } from "zod";
import type { Money } from "../../money.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import type { DriftSign, ProviderFact } from "../facts.ts";
import { looseText } from "../loose.ts";
import { readTime } from "../provider-time.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { readMoney } from "./amounts.ts";
import { readAt } from "./dot-path.ts";
import { missingFields } from "./drift-signs.ts";
import { reasonOf } from "./errors.ts";
import type { GatewayMapping } from "./mapping.ts";
import { statusDrift } from "./payment.ts";
import { MOVEMENT_STATUS, statusIn } from "./status.ts";

export type MovementKind = "refund" | "payout";

/** A refund, payout or dispute: an object of its own, which may name the payment that it belongs to. */
export interface Movement {
  readonly id: string;
  readonly paymentId?: string;
  readonly status?: string;
  readonly amount?: Money;
  readonly reference?: string;
  readonly failureCode?: string;
  readonly updatedAt?: Date;
  readonly drift: readonly DriftSign[];
}

export function readMovement(mapping: GatewayMapping, value: unknown): Movement | null {
  const at = (name: keyof GatewayMapping["movement"]) => readAt(value, mapping.movement[name]);
  const text = (name: keyof GatewayMapping["movement"]) => looseText.parse(at(name));
  const id = text("id");
  if (id === undefined) return null;
  return withoutUndefined({
    id,
    paymentId: text("payment_id"),
    status: text("status"),
    amount: readMoney(mapping, at("amount"), text("currency")),
    reference: text("reference"),
    failureCode: text("failure_code"),
    updatedAt: readTime(at("updated_at")),
    drift: missingFields(mapping, "movement", value),
  });
}

/** `said`: what the event's name says; it goes before the word in the object. */
export function movementFact(
  mapping: GatewayMapping,
  movement: Movement,
  { kind, said }: { readonly kind: MovementKind; readonly said?: TransactionStatus | undefined },
): ProviderFact {
  const word = movement.status ?? said ?? "unknown";
  const drift = [...movement.drift, ...statusDrift(mapping, kind, movement.status, MOVEMENT_STATUS)];
  return withoutUndefined({
    subject: withoutUndefined({
      externalId: movement.id,
      reference: movement.reference,
      parentExternalId: kind === "refund" ? movement.paymentId : undefined,
    }),
    kind,
    status: said ?? statusIn(word, mapping.statuses, MOVEMENT_STATUS) ?? "processing",
    providerStatus: word,
    reason: reasonOf(movement.failureCode),
    amount: movement.amount,
    occurredAt: movement.updatedAt,
    // Refunds and payouts are also made in the gateway's own dashboard.
    mayBeginElsewhere: true,
    drift: drift.length > 0 ? drift : undefined,
  });
}

/** The schema of an answer that is one refund or payout. */
export function movementSchema(mapping: GatewayMapping): z.ZodType<Movement> {
  return z.unknown().transform((value, context) => {
    const movement = readMovement(mapping, value);
    if (movement) return movement;
    context.addIssue({ code: "custom", message: "no id" });
    return z.NEVER;
  });
}
