import { z } from "zod";
import type { TransactionKind } from "../../transactions/status.ts";
import type { ProviderFact } from "../facts.ts";
import { looseDecimal, looseText } from "../loose.ts";
import type { CreatedMovement } from "../movement-contract.ts";
import { looseTime } from "../provider-time.ts";
import { readAmount } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { signs, withDrift } from "./answer.ts";
import { methodOfCode } from "./methods.ts";
import { readStatus } from "./status.ts";

const common = { amount: looseDecimal, currency: looseText };

/** Not documented: the fields of the charge's answer with a status and two times are assumed; none is relied on. */
const transactionFields = z.object({
  ...common,
  reference: looseText,
  status: z.string().min(1),
  methodCode: looseText,
  reason: looseText,
  statusReason: looseText,
  rejectionReason: looseText,
  createdAt: looseTime,
  updatedAt: looseTime,
});
const ASSUMED = [
  "reference",
  "status",
  "amount",
  "currency",
  "method_code",
  "customer_id",
  "created_at",
  "updated_at",
  "reason",
  "status_reason",
  "rejection_reason",
];

export const transactionSchema = withDrift("transaction", transactionFields, { known: ASSUMED });
type Transaction = z.infer<typeof transactionSchema>;

/** Not documented: `{reference, amount, currency, status}` is assumed. */
export const payoutSchema = withDrift(
  "payout",
  z.object({ ...common, reference: z.string().min(1), status: looseText }),
  { known: ASSUMED },
);

/** The answer to a question about one transaction. */
export function mapTransaction(
  { fields: transaction, drift }: Transaction,
  { externalId, kind }: { readonly externalId: string; readonly kind: TransactionKind },
): ProviderFact {
  const { reason, statusReason, rejectionReason, status, createdAt, updatedAt } = transaction;
  const method = kind === "payment" ? methodOfCode(transaction.methodCode) : undefined;
  const openForSeconds = createdAt && updatedAt && (updatedAt.getTime() - createdAt.getTime()) / 1000;
  const said = readStatus({
    status,
    reason: rejectionReason ?? statusReason ?? reason,
    method,
    openForSeconds,
  });
  return withoutUndefined({
    subject: { externalId: transaction.reference ?? externalId },
    kind,
    status: said.status,
    providerStatus: status,
    reason: said.reason,
    amount: readAmount(transaction.amount, transaction.currency),
    method: method?.id,
    occurredAt: updatedAt,
    mayBeginElsewhere: false,
    drift: signs([...drift, ...said.drift]),
  });
}

/** The answer to a new payout: taken on, its outcome comes later. */
export function mapPayout(
  { fields: payout, drift }: z.infer<typeof payoutSchema>,
  sessionId: string,
): CreatedMovement {
  const status = payout.status ?? "PENDING";
  const said = readStatus({ status });
  return {
    externalId: payout.reference,
    sessionKey: sessionId,
    fact: withoutUndefined({
      subject: { externalId: payout.reference, sessionKey: sessionId },
      kind: "payout" as const,
      status: said.status,
      providerStatus: status,
      reason: said.reason,
      amount: readAmount(payout.amount, payout.currency),
      mayBeginElsewhere: false,
      drift: signs([...drift, ...said.drift]),
    }),
  };
}
