import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import type { Answer } from "./questions/schema.ts";

/**
 * Keeps what a payer answered before this payment; nothing where nothing was asked. Whoever goes back and answers anew has
 * the last word until it is paid.
 */
export async function saveAnswers(
  tx: Tx,
  { merchantId }: Scope,
  given: {
    readonly transactionId: string;
    readonly linkId: string;
    readonly answers: readonly Answer[];
    readonly at: Date;
  },
): Promise<void> {
  const { transactionId, linkId, at } = given;
  const answers = given.answers.map((one) => ({ ...one }));
  if (answers.length === 0) return;
  const where = { merchantId_transactionId: { merchantId, transactionId } };
  const isPaid = await tx.transaction.count({
    where: { merchantId, id: transactionId, paidAt: { not: null } },
  });
  if (isPaid > 0) return;
  await tx.paymentAnswer.upsert({
    where,
    create: { merchantId, transactionId, linkId, answers, at },
    update: { answers, at },
  });
}

/** The audited act of looking at answers as they were given. */
export const ANSWERS_REVEALED = "answers.reveal";

/** How often a member has looked at answers since then. */
export async function countAnswersRevealed(
  tx: Tx,
  { merchantId }: Scope,
  actor: string,
  since: Date,
): Promise<number> {
  return tx.auditEntry.count({
    where: { merchantId, action: ANSWERS_REVEALED, actor, at: { gte: since } },
  });
}

/** The answers that came with these payments. */
export async function listAnswers({ merchantId, mode }: Scope, transactionIds: readonly string[]) {
  const here = await db().transaction.findMany({
    where: { merchantId, mode, id: { in: [...transactionIds] }, linkId: { not: null } },
    select: { id: true },
  });
  return db().paymentAnswer.findMany({
    where: { merchantId, transactionId: { in: here.map(({ id }) => id) } },
    select: { transactionId: true, answers: true, at: true },
  });
}
