import type { Money } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { OperationName, ProviderError, ProviderOperations } from "../contract.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import type { CreatedMovement } from "../movement-contract.ts";
import { isTooFine, writeMoney } from "./amounts.ts";
import { type Context, call, keyHeader, keyInBody } from "./call.ts";
import { resolveConflict } from "./conflict.ts";
import type { Credentials } from "./credentials.ts";
import { buildAt } from "./dot-path.ts";
import { findByReference } from "./list.ts";
import { mappingOf } from "./mapping.ts";
import { type MovementKind, movementFact, movementSchema, readMovement } from "./movement.ts";

type Operations = ProviderOperations<Credentials>;
type BodyPart = readonly [path: string, value: unknown];

/** Gives money back, all of it or a part. The gateway answers "pending"; an event tells the outcome (seed 003). */
export const createRefund: NonNullable<Operations["createRefund"]> = async (context, input) => {
  const { send, paths } = mappingOf(context.credentials);
  return createMovement(context, {
    ...input,
    operation: "createRefund",
    kind: "refund",
    path: paths.refund,
    listPath: paths.list_refunds,
    parts: [
      [send.refunded_payment, input.payment.externalId],
      [send.reason, input.reason],
      [send.return_address, input.returnAddress],
    ],
  });
};

/** Pays out to a bank account. payout.initiated, then payout.paid or payout.failed tell how it went (seed 003). */
export const createPayout: NonNullable<Operations["createPayout"]> = async (context, input) => {
  const problem = findLimitProblem(input);
  if (problem) return err(problem);
  const { send, paths } = mappingOf(context.credentials);
  const { recipient } = input;
  return createMovement(context, {
    ...input,
    operation: "createPayout",
    kind: "payout",
    path: paths.payout,
    listPath: paths.list_payouts,
    parts: [
      [send.description, input.description],
      [send.destination_account, recipient.iban ?? recipient.account],
      [send.destination_name, recipient.name],
      [send.destination_bank, recipient.bank],
      [send.notification_url, input.notificationUrl],
    ],
    hidden: Object.values(recipient),
  });
};

interface NewMovement {
  readonly operation: OperationName;
  readonly kind: MovementKind;
  readonly path: string;
  readonly listPath: string;
  readonly transactionId: string;
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly parts: readonly BodyPart[];
  /** What the call log must not show. */
  readonly hidden?: readonly string[];
}

async function createMovement(
  context: Context,
  input: NewMovement,
): Promise<Result<CreatedMovement, ProviderError>> {
  const { amount, kind, operation, path } = input;
  const mapping = mappingOf(context.credentials);
  if (path === "") return err(refusal(`This gateway's mapping has no path for a ${kind}.`));
  if (isTooFine(amount)) return err(refusal(`The amount is finer than ${amount.currency} can be paid.`));
  const reference = input.transactionId;
  const answer = await call(context, {
    operation,
    method: "POST",
    path,
    headers: keyHeader(context.credentials, input.idempotencyKey),
    body: buildAt([
      [mapping.send.amount, writeMoney(mapping, amount)],
      [mapping.send.currency, amount.currency],
      [mapping.send.reference, reference],
      [mapping.send.idempotency_key, keyInBody(context.credentials, input.idempotencyKey)],
      ...input.parts,
    ]),
    schema: movementSchema(mapping),
    hidden: input.hidden ?? [],
  });
  const read = (item: unknown) => readMovement(mapping, item);
  const made = answer.ok
    ? answer
    : await resolveConflict(answer.error, amount, () =>
        findByReference(context, { operation, path: input.listPath, reference, read }),
      );
  if (!made.ok) return made;
  return ok({ externalId: made.value.id, fact: movementFact(mapping, made.value, { kind }) });
}
