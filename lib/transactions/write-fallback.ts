import { actorName, type Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { insertFallback } from "./fallback-repository.ts";
import { noteStep } from "./note-step.ts";

export interface Fallback {
  readonly refused: { readonly id: TransactionId; readonly connection: string };
  readonly next: { readonly id: TransactionId; readonly connection: string };
  /** A provider error's code. */
  readonly reason: string;
  /** Why, in words that may be shown. */
  readonly message: string;
  readonly at: Date;
}

/** Writes down, for both sides, that a payment which its provider refused continues as another one. */
export async function writeFallback(
  tx: Tx,
  scope: Scope,
  { refused, next, reason, message, at }: Fallback,
): Promise<void> {
  await insertFallback(tx, scope, { transactionId: refused.id, nextId: next.id, reason, at });
  const actor = actorName(scope.actor);
  await noteStep(tx, scope, {
    transactionId: refused.id,
    source: "system",
    summary: `Continued at ${next.connection}`,
    detail: `Nothing was charged here, so the payer was sent on at once. Continued as ${next.id}.`,
    actor,
    at,
  });
  await noteStep(tx, scope, {
    transactionId: next.id,
    source: "system",
    summary: `Continues what ${refused.connection} refused`,
    detail: `${message} Continues ${refused.id}.`,
    actor,
    at,
  });
}
