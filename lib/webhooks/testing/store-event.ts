import type { Scope } from "../../auth/scope.ts";
import type { Connection } from "../../connections/connection.ts";
import { db } from "../../db/client.ts";
import type { Prisma } from "../../db/generated/client.ts";
import { newId, type WebhookEventId } from "../../ids.ts";

/** An event as the inbox would have stored it at `receivedAt`, applied after 400 ms unless told otherwise. */
export async function storeEvent(
  scope: Scope,
  connection: Connection,
  receivedAt: Date,
  patch: Partial<Prisma.WebhookEventCreateManyInput> = {},
): Promise<WebhookEventId> {
  const id = newId("webhookEvent", receivedAt);
  const { merchantId, mode } = scope;
  await db().webhookEvent.create({
    data: {
      merchantId,
      id,
      connectionId: connection.id,
      provider: connection.provider.id,
      mode,
      type: "payment.updated",
      status: "processed",
      scheme: "hex",
      headers: { "content-type": "application/json" },
      body: new TextEncoder().encode("{}"),
      bodyHash: "0",
      bodySize: 2,
      receivedAt,
      processedAt: new Date(receivedAt.getTime() + 400),
      attempts: 1,
      ...patch,
    },
  });
  const { externalEventId } = patch;
  if (externalEventId && patch.status !== "duplicate") {
    const key = { merchantId, connectionId: connection.id, externalEventId, eventId: id };
    await db().webhookEventKey.create({ data: key });
  }
  return id;
}
