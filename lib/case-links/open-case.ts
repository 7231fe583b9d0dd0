import { payerScope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { getTransaction } from "../transactions/get-transaction.ts";
import type { TimelineEntryDto } from "../transactions/schema.ts";
import { meaningOf } from "../transactions/status.ts";
import { maskName } from "./mask-name.ts";
import { findBySecret, findMerchantName } from "./repository.ts";
import type { Case } from "./schema.ts";
import { hashSecret } from "./secret.ts";

/**
 * What the holder of a secret may see. Expired, revoked, mistyped and made up are told apart nowhere: not found.
 * Words that people or providers wrote freely are left out, for nobody knows whom they name.
 */
export async function openCase(secret: string, clock: Clock = systemClock): Promise<Case> {
  const secretHash = hashSecret(secret);
  const link = secretHash === null ? null : await findBySecret(secretHash, clock.now());
  const mode = MODES.find((known) => known === link?.mode);
  if (link === null || mode === undefined) throw notFound("Case");
  const scope = payerScope(assertId("merchant", link.merchantId), mode);
  const [transaction, merchant] = await Promise.all([
    getTransaction(scope, { transactionId: link.transactionId }),
    findMerchantName(scope),
  ]);
  const { kind, status, amount, received, methodLabel, reference, customer, createdAt, paidAt } = transaction;
  return {
    merchant: merchant.name,
    zone: merchant.timeZone,
    city: merchant.city,
    isTest: mode === "test",
    kind,
    status,
    meaning: meaningOf(status, kind),
    amount,
    received: received?.amount === amount.amount ? null : received,
    method: methodLabel,
    reference,
    customer: customer === null ? null : maskName(customer),
    createdAt,
    paidAt,
    steps: transaction.timeline.flatMap(toStep),
    expiresAt: link.expiresAt.toISOString(),
  };
}

function toStep({ at, statusBefore, statusAfter, source }: TimelineEntryDto): Case["steps"] {
  if (statusAfter === null || statusAfter === statusBefore) return [];
  const by = source === "person" ? "a person" : source === "system" ? "Paydeck" : "the payment company";
  return [{ at, status: statusAfter, by }];
}
