import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { unseal } from "../connections/secrets.ts";
import { notFound } from "../errors.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";
import { contentHash } from "./content-hash.ts";
import { describeApprovals } from "./list-approvals.ts";
import { findApprovalRow, listSubjects, type StoredSubject } from "./repository.ts";
import type { ApprovalSubject } from "./schema.ts";

const stored = z.record(z.string(), z.string());

/** Exactly what would be sent, the whole recipient too: only for those who decide. Throws not_found. */
export async function getApprovalSubject(
  scope: Scope,
  { approvalId }: { readonly approvalId: string },
): Promise<ApprovalSubject> {
  const row = await findApprovalRow(scope, { id: approvalId });
  const [approval] = row === null ? [] : await describeApprovals(scope, [row]);
  const subject = row && (await listSubjects(scope, [row.transactionId])).get(row.transactionId);
  if (approval === undefined || !subject) throw notFound("Approval");
  const { provider, mode } = await loadConnection(scope, subject.transaction.connectionId);
  const method = provider.payoutMethods?.(mode).find((one) => one.id === subject.transaction.method);
  return { approval, recipient: recipientOf(scope, subject, method), contentHash: contentHash(subject) };
}

function recipientOf(
  scope: Scope,
  { transaction, recipient }: StoredSubject,
  method: PayoutMethod | undefined,
): ApprovalSubject["recipient"] {
  const { address } = transaction;
  const to = address === null ? [] : [{ label: "Address", value: address }];
  if (recipient === null) return to;
  const opened = unseal(recipient.sealed, { merchantId: scope.merchantId, ownerId: transaction.id });
  const values = stored.parse(JSON.parse(opened));
  const labelOf = (name: string) => method?.fields.find((field) => field.name === name)?.label ?? name;
  return [...to, ...Object.entries(values).map(([name, value]) => ({ label: labelOf(name), value }))];
}
