import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import { isId } from "../ids.ts";
import { isSameMoney, moneyOf, toDecimal } from "../money.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { asVerified } from "../providers/verified-webhook.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import type { ForecastFact, Reading } from "./forecast-replay.ts";
import { listSubjects, type SubjectRow } from "./read-repository.ts";
import { storedHeaders } from "./stored-headers.ts";

/** Reads a verified event as the worker would, against the transactions as they stand. Writes nothing. */
export async function readEvent(scope: Scope, connection: Connection, event: WebhookEvent): Promise<Reading> {
  const stored = asVerified({ headers: storedHeaders(event.headers), body: event.body });
  const translated = connection.provider.webhook.translate(stored, {
    mode: connection.mode,
    credentials: openCredentials(scope.merchantId, connection),
  });
  if (!translated.ok) return { kind: "unreadable", why: translated.error };
  const { facts, ignoredBecause } = translated.value;
  if (facts.length === 0) return { kind: "ignored", why: ignoredBecause ?? "nothing to do" };
  return { kind: "facts", facts: await Promise.all(facts.map((fact) => compare(scope, connection, fact))) };
}

async function compare(scope: Scope, connection: Connection, fact: ProviderFact): Promise<ForecastFact> {
  const [subject = null] = await findSubjects(scope, connection, fact);
  const current = TRANSACTION_STATUSES.find((status) => status === subject?.status) ?? null;
  const amountDiffers =
    subject !== null &&
    fact.amount !== undefined &&
    !isSameMoney(fact.amount, moneyOf(subject.amount, subject.currency));
  const mayBeginElsewhere = fact.mayBeginElsewhere && fact.subject.externalId !== undefined;
  return {
    said: fact.status,
    current,
    transactionId: subject?.id ?? null,
    amountDiffers,
    mayBeginElsewhere,
  };
}

/** In the order in which facts find their transaction: the provider's id, our own, session and amount. */
async function findSubjects(scope: Scope, { id }: Connection, fact: ProviderFact): Promise<SubjectRow[]> {
  const { externalId, reference, sessionKey, amountDecimal } = fact.subject;
  const amount = amountDecimal ?? (fact.amount && toDecimal(fact.amount));
  if (externalId !== undefined) {
    const found = await listSubjects(scope, id, { externalId });
    if (found.length > 0) return found;
  }
  if (reference !== undefined) {
    const match = isId("transaction", reference) ? { id: reference } : { reference };
    const found = await listSubjects(scope, id, match);
    if (found.length > 0) return found;
  }
  if (externalId !== undefined || sessionKey === undefined || amount === undefined) return [];
  return listSubjects(scope, id, { sessionKey, amount });
}
