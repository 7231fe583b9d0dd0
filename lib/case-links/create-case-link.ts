import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import { AppError, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { findTransactionId, insertCaseLink, listOpenLinks, MOST_OPEN } from "./repository.ts";
import type { createCaseLinkInput } from "./schema.ts";
import { hashSecret, newSecret } from "./secret.ts";

const HOUR_MS = 3_600_000;

/** Makes a public page of one transaction for a while. Its address is told once: only a hash of its secret is kept. */
export async function createCaseLink(
  scope: Scope,
  { transactionId, hours }: z.output<typeof createCaseLinkInput>,
  clock: Clock = systemClock,
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  if ((await findTransactionId(scope, transactionId)) === null) throw notFound("Transaction");
  const now = clock.now();
  if ((await listOpenLinks(scope, transactionId, now)).length >= MOST_OPEN)
    throw new AppError("conflict", `It has ${MOST_OPEN} open case links. Revoke one first.`);
  const secret = newSecret();
  const secretHash = hashSecret(secret);
  if (secretHash === null) throw new Error("a new secret has the shape of one");
  const id = newId("caseLink", now);
  const expiresAt = new Date(now.getTime() + hours * HOUR_MS);
  const createdBy = actorName(scope.actor);
  await unit(async (tx) => {
    await insertCaseLink(tx, scope, { id, transactionId, secretHash, createdBy, createdAt: now, expiresAt });
    const target = { targetType: "transaction", targetId: transactionId };
    await writeAudit(tx, scope, { action: "case_link.create", ...target, detail: { caseLinkId: id, hours } });
    await notifyLive(tx, scope.merchantId, "transactions");
  });
  return { url: `${env().PAYDECK_URL}/case/${secret}`, expiresAt: expiresAt.toISOString() };
}
