import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { isId, newId } from "../ids.ts";
import type { ToldState } from "../providers/tester-contract.ts";
import { type JobPayload, WEBHOOK_GRACE_MS } from "../queue/jobs.ts";
import { findExternalId } from "./arrival-repository.ts";
import { findArrival } from "./find-arrival.ts";
import { insertMiss } from "./repository.ts";

export type FoundNews = Omit<JobPayload<"note-miss">, "merchantId" | "mode">;

/**
 * Something else than a webhook was the first to tell a transaction's end: one line in the ledger, where this provider
 * tells such an end by a webhook. A stream that was merely quicker than the webhook is no miss.
 */
export async function noteMiss(scope: Scope, news: FoundNews): Promise<void> {
  const { connectionId, transactionId, kind, status, foundBy, happenedAt, toldBy, healed } = news;
  const connection = await loadConnection(scope, connectionId);
  const expectedEvent = expectedOf(scope, connection, { kind, status });
  if (expectedEvent === null) return;
  const foundAt = new Date(news.foundAt);
  const isEvent = toldBy !== null && isId("webhookEvent", toldBy);
  const externalEventId = isEvent ? await findExternalId(scope, toldBy) : null;
  const arrival = await findArrival(scope, { connectionId, transactionId, status, externalEventId });
  const wasQuicker = arrival !== null && arrival.at.getTime() <= foundAt.getTime() + WEBHOOK_GRACE_MS;
  if (foundBy === "stream" && wasQuicker) return;
  await unit(async (tx) => {
    await insertMiss(tx, scope, {
      id: newId("missedWebhook", foundAt),
      ...{ connectionId, transactionId, status, expectedEvent, foundBy, foundAt, externalEventId },
      provider: connection.provider.id,
      happenedAt: happenedAt === null ? null : new Date(happenedAt),
      healedAt: healed ? foundAt : null,
      arrivedAt: arrival?.at ?? null,
      arrivedEventId: arrival?.eventId ?? null,
      nextCheckAt: arrival === null ? new Date(foundAt.getTime() + WEBHOOK_GRACE_MS) : null,
    });
    await notifyLive(tx, scope.merchantId, "webhooks");
  });
}

/** The event's name at the provider, or our word for the state; null: the provider sends no webhook for it. */
function expectedOf({ merchantId }: Scope, connection: Connection, told: ToldState): string | null {
  const { expects } = connection.provider.webhook;
  return expects === undefined ? told.status : expects(told, openCredentials(merchantId, connection));
}
