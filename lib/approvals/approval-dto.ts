import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { Approval as ApprovalRow } from "../db/generated/client.ts";
import { toMoneyDto } from "../transactions/row-dto.ts";
import { actorKey } from "./actor-key.ts";
import type { StoredSubject } from "./repository.ts";
import { type Approval, approvalDto } from "./schema.ts";

export interface ApprovalParts {
  readonly row: ApprovalRow;
  readonly subject: StoredSubject;
  readonly connection: Connection;
  /** Members by id. */
  readonly names: ReadonlyMap<string, string>;
}

export function toApprovalDto(scope: Scope, { row, subject, connection, names }: ApprovalParts): Approval {
  const { transaction, recipient } = subject;
  const nameOf = (key: string) => names.get(key) ?? "Paydeck";
  return {
    ...approvalDto.pick({ id: true, kind: true, status: true, transactionId: true, note: true }).parse(row),
    reference: transaction.reference,
    amount: toMoneyDto(transaction.amount, transaction.currency),
    connection: connectionRef(connection),
    methodLabel: transaction.methodLabel,
    purpose: transaction.description,
    recipientHint: recipient?.hint ?? null,
    requestedBy: nameOf(row.requestedBy),
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    own: row.requestedBy === actorKey(scope.actor),
  };
}
