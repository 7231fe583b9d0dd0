import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getApprovalSubject } from "./get-approval-subject.ts";
import { listApprovals } from "./list-approvals.ts";
import { listLimits } from "./list-limits.ts";
import { approvalIdInput } from "./schema.ts";

export const approvalsReader = defineReader({
  permission: "approvals.read",
  params: z.object({}),
  read: listApprovals,
});
export const approvalSubjectReader = defineReader({
  permission: "approvals.decide",
  params: approvalIdInput,
  read: getApprovalSubject,
});
export const limitsReader = defineReader({
  permission: "approvals.read",
  params: z.object({}),
  read: listLimits,
});
