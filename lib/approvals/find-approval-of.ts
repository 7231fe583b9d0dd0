import type { Scope } from "../auth/scope.ts";
import { describeApprovals } from "./list-approvals.ts";
import { findApprovalRow } from "./repository.ts";
import type { Approval } from "./schema.ts";

/** The approval that a movement needed; null when it needed none. */
export async function findApprovalOf(scope: Scope, transactionId: string): Promise<Approval | null> {
  const row = await findApprovalRow(scope, { transactionId });
  const [approval = null] = row === null ? [] : await describeApprovals(scope, [row]);
  return approval;
}
