import { randomUUID } from "node:crypto";
import { findApprovalOf } from "../approvals/find-approval-of.ts";
import { listLimits } from "../approvals/list-limits.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import type { Transaction } from "../db/generated/client.ts";
import { notFound } from "../errors.ts";
import { isPositive, toDecimal } from "../money.ts";
import { toMoneyDto } from "../transactions/row-dto.ts";
import { leaves } from "../transactions/status.ts";
import { figuresOf, statusOf } from "./figures-of.ts";
import { toMethodDto } from "./method-dto.ts";
import { refundProblem } from "./refund-problem.ts";
import { type RefundWay, refundWay } from "./refund-way.ts";
import { refundable } from "./refundable.ts";
import { findRecipient, findRefunds, findRow } from "./repository.ts";
import type { Movements, RefundOffer, RelatedRefund } from "./schema.ts";
import { canCallOff, canRecordTransfer, canSendAgain, canSettle } from "./steps.ts";

/** What belongs to a transaction's page beside its own facts. Throws not_found. */
export async function getMovements(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<Movements> {
  const row = await findRow(scope, transactionId);
  if (row === null) throw notFound("Transaction");
  const [connection, refunds, parent, recipient, approval] = await Promise.all([
    loadConnection(scope, row.connectionId),
    findRefunds(scope, row.id),
    row.parentId === null ? null : findRow(scope, row.parentId),
    findRecipient(scope, row.id),
    findApprovalOf(scope, row.id),
  ]);
  return {
    ...(await offerOf(scope, row, connection, refunds)),
    refunds: refunds.map(toRelated),
    parent: parent && {
      id: parent.id,
      reference: parent.reference,
      amount: toMoneyDto(parent.amount, parent.currency),
    },
    recipient: recipient?.hint ?? null,
    purpose: leaves(row.kind) ? row.description || null : null,
    approval,
    can: {
      recordTransfer: canRecordTransfer(row),
      callOff: canCallOff(row),
      sendAgain: canSendAgain(row, connection),
      settle: canSettle(row),
    },
  };
}

async function offerOf(
  scope: Scope,
  row: Transaction,
  connection: Connection,
  refunds: readonly Transaction[],
): Promise<Pick<Movements, "offer" | "refusal">> {
  const way = refundWay(connection, row);
  const refusal = refundProblem(row, connection, way);
  if (refusal !== null || way === null) return { offer: null, refusal };
  const left = refundable(figuresOf(row, refunds));
  if (!isPositive(left)) return { offer: null, refusal: "All of it has gone back, or is on its way back." };
  const { limits } = await listLimits(scope);
  const limit = limits.find((one) => one.limit.currency === row.currency)?.limit ?? null;
  const money = { amount: toDecimal(left), currency: row.currency };
  const offer = { ...wayDto(way), left: money, network: row.network, limit, formKey: randomUUID() };
  return { offer, refusal: null };
}

function wayDto(way: RefundWay): Pick<RefundOffer, "way" | "needsAddress" | "methods"> {
  const needsAddress = way.type === "transfer" || (way.type === "api" && way.needsAddress);
  const methods = way.type === "payout" ? way.methods.map(toMethodDto) : [];
  return { way: way.type, needsAddress, methods };
}

function toRelated(refund: Transaction): RelatedRefund {
  return {
    id: refund.id,
    amount: toMoneyDto(refund.amount, refund.currency),
    status: statusOf(refund),
    reason: refund.reason,
    createdAt: refund.createdAt.toISOString(),
  };
}
