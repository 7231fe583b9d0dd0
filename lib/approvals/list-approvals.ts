import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { Approval as ApprovalRow } from "../db/generated/client.ts";
import { toApprovalDto } from "./approval-dto.ts";
import { listApprovalRows, listMemberNames, listSubjects } from "./repository.ts";
import type { Approval, ApprovalList } from "./schema.ts";

/** What waits for a second person in the scope's mode, and what was decided lately. */
export async function listApprovals(scope: Scope): Promise<ApprovalList> {
  return { approvals: await describeApprovals(scope, await listApprovalRows(scope)) };
}

export async function describeApprovals(scope: Scope, rows: readonly ApprovalRow[]): Promise<Approval[]> {
  const [subjects, names, connections] = await Promise.all([
    listSubjects(
      scope,
      rows.map((row) => row.transactionId),
    ),
    listMemberNames(scope),
    listConnections(scope),
  ]);
  return rows.flatMap((row) => {
    const subject = subjects.get(row.transactionId);
    const connection = connections.find((one) => one.id === subject?.transaction.connectionId);
    return subject && connection ? [toApprovalDto(scope, { row, subject, connection, names })] : [];
  });
}
