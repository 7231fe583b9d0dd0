import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { unseal } from "../connections/secrets.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";
import { foreseeKept } from "../replays/foresee-kept.ts";
import { heldContent } from "../replays/held-replay.ts";
import { contentHash, replayHash } from "./content-hash.ts";
import { describeApprovals } from "./list-approvals.ts";
import { findApprovalRow, listSubjects, type StoredSubject } from "./repository.ts";
import { requireFullView } from "./require-full-view.ts";
import type { ApprovalSubject, MovementApproval, MovementSubject, ReplayApproval } from "./schema.ts";

const stored = z.record(z.string(), z.string());

/** Exactly what would be sent, the whole recipient too, or replayed, with its effects: only for those who decide. Throws not_found. */
export async function getApprovalSubject(
  scope: Scope,
  { approvalId }: { readonly approvalId: string },
): Promise<ApprovalSubject> {
  const row = await findApprovalRow(scope, { id: approvalId });
  const [approval] = row === null ? [] : await describeApprovals(scope, [row]);
  if (row === null || approval === undefined) throw notFound("Approval");
  return approval.kind === "replay"
    ? replaySubject(scope, approval, row.contentHash)
    : movementSubject(scope, approval);
}

async function movementSubject(scope: Scope, approval: MovementApproval): Promise<ApprovalSubject> {
  const subject = (await listSubjects(scope, [approval.transactionId])).get(approval.transactionId);
  if (subject === undefined) throw notFound("Approval");
  const { provider, mode } = await loadConnection(scope, subject.transaction.connectionId);
  const method = provider.payoutMethods?.(mode).find((one) => one.id === subject.transaction.method);
  return { approval, recipient: recipientOf(scope, subject, method), contentHash: contentHash(subject) };
}

async function replaySubject(
  scope: Scope,
  approval: ReplayApproval,
  askedHash: string,
): Promise<ApprovalSubject> {
  requireFullView(scope);
  const { id, total } = approval.replay;
  const foreseen = await foreseeKept(scope, id);
  if (foreseen === null) throw notFound("Approval");
  const content = await unit((tx) => heldContent(tx, scope, id, foreseen));
  const hash = content === null ? "" : replayHash(content);
  const { read, effects } = foreseen;
  return {
    approval,
    forecast: { total, tooMany: false, read, effects: [...effects] },
    hasChanged: hash !== askedHash,
    contentHash: hash,
  };
}

function recipientOf(
  scope: Scope,
  { transaction, recipient }: StoredSubject,
  method: PayoutMethod | undefined,
): MovementSubject["recipient"] {
  const { address } = transaction;
  const to = address === null ? [] : [{ label: "Address", value: address }];
  if (recipient === null) return to;
  const opened = unseal(recipient.sealed, { merchantId: scope.merchantId, ownerId: transaction.id });
  const values = stored.parse(JSON.parse(opened));
  const labelOf = (name: string) => method?.fields.find((field) => field.name === name)?.label ?? name;
  return [...to, ...Object.entries(values).map(([name, value]) => ({ label: labelOf(name), value }))];
}
