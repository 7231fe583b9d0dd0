import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { Approval as ApprovalRow } from "../db/generated/client.ts";
import { describeReplays } from "../replays/describe-replays.ts";
import { toMovementApproval, toReplayApproval } from "./approval-dto.ts";
import { listApprovalRows, listMemberNames, listSubjects } from "./repository.ts";
import type { Approval, ApprovalList } from "./schema.ts";

/** What waits for a second person in the scope's mode, and what was decided lately. */
export async function listApprovals(scope: Scope): Promise<ApprovalList> {
  return { approvals: await describeApprovals(scope, await listApprovalRows(scope)) };
}

/** Rows as screens show them; one whose matter is not there any more is left out. */
export async function describeApprovals(scope: Scope, rows: readonly ApprovalRow[]): Promise<Approval[]> {
  const [subjects, replays, names, connections] = await Promise.all([
    listSubjects(
      scope,
      rows.flatMap(({ transactionId }) => transactionId ?? []),
    ),
    describeReplays(
      scope,
      rows.flatMap(({ replayId }) => replayId ?? []),
    ),
    listMemberNames(scope),
    listConnections(scope),
  ]);
  return rows.flatMap((row): Approval[] => {
    const replay = replays.get(row.replayId ?? "");
    if (replay !== undefined) return [toReplayApproval(scope, row, { replay, names })];
    const subject = subjects.get(row.transactionId ?? "");
    const connection = connections.find((one) => one.id === subject?.transaction.connectionId);
    return subject && connection ? [toMovementApproval(scope, row, { subject, connection, names })] : [];
  });
}
