import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { formatAmount } from "../format.ts";
import { assertId, newId } from "../ids.ts";
import { compareMoney, isPositive, type Money } from "../money.ts";
import { findLimitProblem } from "../providers/method-limits.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";
import { REFUND_METHOD, TRANSFER_METHOD } from "../transactions/movement-way.ts";
import { newReference } from "../transactions/new-reference.ts";
import { addressProblem } from "./address.ts";
import { figuresOf } from "./figures-of.ts";
import { launch } from "./launch.ts";
import { readAmount } from "./read-amount.ts";
import { parseRecipient } from "./recipient.ts";
import { refundProblem } from "./refund-problem.ts";
import { type RefundWay, refundWay } from "./refund-way.ts";
import { refundable } from "./refundable.ts";
import { findRow, listRefunds, lockRow } from "./repository.ts";
import { sameRequest } from "./same-request.ts";
import type { AskedMovement, RefundInput } from "./schema.ts";

/**
 * Gives a payment back, in part or whole: written down under a lock on the payment, so that all refunds together never
 * exceed it; sent later by the worker. Refuses by field: `amount`, `address`, `method`, `recipient.<name>`.
 */
export async function askRefund(
  scope: Scope,
  input: RefundInput,
  clock: Clock = systemClock,
): Promise<AskedMovement> {
  const payment = await findRow(scope, input.transactionId);
  if (payment === null) throw notFound("Transaction");
  const connection = await loadConnection(scope, payment.connectionId);
  const way = refundWay(connection, payment);
  const amount = readAmount(input.amount, payment.currency);
  const aim = aimOf(way, payment, input);
  if (aim.paidTo !== null) refuseBeyondLimits(aim.paidTo.method, amount, countryOf(aim, payment));
  return unit(async (tx) => {
    const parent = await lockRow(tx, scope, payment.id);
    if (parent === null) throw notFound("Transaction");
    const wanted = { kind: "refund", amount, parentId: parent.id } as const;
    const made = await sameRequest(tx, scope, input.idempotencyKey, {
      ...wanted,
      connectionId: connection.id,
      method: aim.method,
      address: aim.address,
      recipient: aim.paidTo?.recipient ?? {},
    });
    if (made !== null) return made;
    const problem = refundProblem(parent, connection, way);
    if (problem !== null) throw new AppError("conflict", problem);
    const left = refundable(figuresOf(parent, await listRefunds(tx, scope, parent.id)));
    if (compareMoney(amount, left) > 0)
      throw invalidInput({
        amount: isPositive(left)
          ? `Only ${formatAmount(left)} of this payment is left to refund.`
          : "Nothing of this payment is left to refund.",
      });
    const { paidTo, ...to } = aim;
    const movement = {
      ...wanted,
      ...to,
      id: newId("transaction", clock.now()),
      connection,
      reference: newReference(),
      // A bank transfer says to its receiver what it is.
      description: input.purpose || (paidTo === null ? "" : `Refund of ${parent.reference}`),
      network: parent.network,
      country: countryOf(aim, parent),
      customerId: parent.customerId === null ? null : assertId("customer", parent.customerId),
      invoiceNumber: parent.invoiceNumber,
      idempotencyKey: input.idempotencyKey,
    };
    return launch(tx, scope, movement, paidTo, clock);
  });
}

interface Aim {
  readonly method: string;
  readonly methodLabel: string;
  readonly address: string | null;
  readonly paidTo: {
    readonly method: PayoutMethod;
    readonly recipient: Readonly<Record<string, string>>;
  } | null;
}

/** Where the money goes, by the way that this payment can be refunded. */
function aimOf(way: RefundWay | null, payment: Transaction, input: RefundInput): Aim {
  if (way === null) throw new AppError("conflict", "This provider offers no way to send money back.");
  if (way.type === "payout") {
    const method = way.methods.find((one) => one.id === input.method);
    if (method === undefined) throw invalidInput({ method: "Choose how the money goes back." });
    const recipient = parseRecipient(method, input.recipient);
    return { method: method.id, methodLabel: method.label, address: null, paidTo: { method, recipient } };
  }
  const needsAddress = way.type === "transfer" || way.needsAddress;
  const problem = needsAddress ? addressProblem(input.address, payment.network) : null;
  if (problem !== null) throw invalidInput({ address: problem });
  const address = needsAddress ? input.address : null;
  return way.type === "transfer"
    ? { method: TRANSFER_METHOD, methodLabel: "Wallet transfer", address, paidTo: null }
    : { method: REFUND_METHOD, methodLabel: payment.methodLabel, address, paidTo: null };
}

/** A way that leads to one country leads there; else the money goes back to where it came from. */
function countryOf({ paidTo }: Aim, { country }: Transaction): string | null {
  const [only, ...others] = paidTo?.method.countries ?? [];
  return only !== undefined && others.length === 0 ? only : country;
}

function refuseBeyondLimits(method: PayoutMethod, amount: Money, country: string | null): void {
  const problem = findLimitProblem({ amount, method, ...(country === null ? {} : { country }) });
  if (problem !== null) throw invalidInput({ amount: problem.message });
}
