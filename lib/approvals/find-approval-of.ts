import type { Scope } from "../auth/scope.ts";
import { describeApprovals } from "./list-approvals.ts";
import { findApprovalRow } from "./repository.ts";
import type { MovementApproval } from "./schema.ts";

/** The approval that a movement needed; null when it needed none. */
export async function findApprovalOf(scope: Scope, transactionId: string): Promise<MovementApproval | null> {
  const row = await findApprovalRow(scope, { transactionId });
  const [approval = null] = row === null ? [] : await describeApprovals(scope, [row]);
  return approval === null || approval.kind === "replay" ? null : approval;
}
