import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { type Tx, unit } from "../db/unit.ts";
import { formatAmount } from "../format.ts";
import { assertId } from "../ids.ts";
import { compareMoney } from "../money.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import { noteStep } from "../transactions/note-step.ts";
import { queueSettle } from "../transactions/queue-settle.ts";
import { isPaid, STATUS, transition } from "../transactions/status.ts";
import { amountOf, figuresOf, statusOf } from "./figures-of.ts";
import { goneBack } from "./refundable.ts";
import { findRow, listRefunds, lockRow } from "./repository.ts";

/**
 * What became of a refund, told to its payment: partly or wholly refunded also where the provider does not say so, and
 * that the amount is free again where it failed. Counting, not adding: running twice changes nothing.
 */
export async function followRefund(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const refund = await findRow(scope, transactionId);
  if (refund?.parentId == null) return;
  const { parentId } = refund;
  await unit(async (tx) => {
    const parent = await lockRow(tx, scope, parentId);
    if (parent === null) return;
    if (STATUS[statusOf(refund)].phase === "unpaid") await tellUnpaid(tx, scope, parent, refund, clock);
    else if (isPaid(statusOf(refund))) await tellGoneBack(tx, scope, parent, clock);
    // A second part that goes back changes no status, and yet what is paid.
    await queueSettle(tx, scope, { id: parent.id, mode: scope.mode });
  });
}

async function tellGoneBack(tx: Tx, scope: Scope, parent: Transaction, clock: Clock): Promise<void> {
  const status = statusOf(parent);
  const figures = figuresOf(parent, await listRefunds(tx, scope, parent.id));
  const gone = goneBack(figures);
  const said = compareMoney(gone, figures.gross) >= 0 ? "refunded" : "partially_refunded";
  // An underpaid payment stays one: what came of it was sent back, it was never paid.
  if (!isPaid(status) || transition(status, said).verdict !== "applied") return;
  await applyFactInUnit(tx, scope, {
    connection: await loadConnection(scope, parent.connectionId),
    source: "system",
    summary: `${formatAmount(gone)} of ${formatAmount(figures.gross)} has gone back`,
    fact: {
      subject: parent.externalId === null ? { reference: parent.id } : { externalId: parent.externalId },
      kind: parent.kind === "deposit" ? "deposit" : "payment",
      status: said,
      providerStatus: parent.providerStatus,
      mayBeginElsewhere: false,
    },
    at: clock.now(),
  });
}

async function tellUnpaid(
  tx: Tx,
  scope: Scope,
  parent: Transaction,
  refund: Transaction,
  clock: Clock,
): Promise<void> {
  const ended = STATUS[statusOf(refund)].label.toLowerCase();
  await noteStep(tx, scope, {
    transactionId: assertId("transaction", parent.id),
    source: "system",
    summary: `A refund of ${formatAmount(amountOf(refund))} ${ended === "failed" ? ended : `was ${ended}`}`,
    detail: `${refund.reason ?? "No reason was given"}. No money went back; the amount can be refunded again.`,
    at: clock.now(),
  });
}
