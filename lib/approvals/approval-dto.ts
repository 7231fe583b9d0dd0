import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import type { Approval as ApprovalRow } from "../db/generated/client.ts";
import type { Replay } from "../replays/schema.ts";
import { toMoneyDto } from "../transactions/row-dto.ts";
import { actorKey } from "./actor-key.ts";
import type { StoredSubject } from "./repository.ts";
import {
  type MovementApproval,
  movementApprovalDto,
  type ReplayApproval,
  replayApprovalDto,
} from "./schema.ts";

/** Members by id. */
type Names = ReadonlyMap<string, string>;

export function toMovementApproval(
  scope: Scope,
  row: ApprovalRow,
  parts: { readonly subject: StoredSubject; readonly connection: Connection; readonly names: Names },
): MovementApproval {
  const { transaction, recipient } = parts.subject;
  return {
    ...requestOf(scope, row, parts.names),
    ...movementApprovalDto.pick({ kind: true, transactionId: true }).parse(row),
    reference: transaction.reference,
    amount: toMoneyDto(transaction.amount, transaction.currency),
    connection: connectionRef(parts.connection),
    methodLabel: transaction.methodLabel,
    purpose: transaction.description,
    recipientHint: recipient?.hint ?? null,
  };
}

export function toReplayApproval(
  scope: Scope,
  row: ApprovalRow,
  { replay, names }: { readonly replay: Replay; readonly names: Names },
): ReplayApproval {
  const { id, kind, asked, total, rate, reason } = replay;
  return {
    ...requestOf(scope, row, names),
    kind: "replay",
    replay: { id, kind, asked, total, rate, reason },
  };
}

function requestOf(scope: Scope, row: ApprovalRow, names: Names) {
  const nameOf = (key: string) => names.get(key) ?? "Paydeck";
  return {
    ...replayApprovalDto.pick({ id: true, status: true, note: true }).parse(row),
    requestedBy: nameOf(row.requestedBy),
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    own: row.requestedBy === actorKey(scope.actor),
  };
}
