import { z } from "zod";
import { ok } from "../../result.ts";
import type { ProviderDelivery } from "../account-contract.ts";
import type { ProviderOperations } from "../contract.ts";
import { looseCount, looseText } from "../loose.ts";
import { looseTime } from "../provider-time.ts";
import type { Credentials } from "./credentials.ts";
import { listSchema } from "./list-shape.ts";
import { readPageAfter } from "./paging.ts";
import { request } from "./request.ts";
import { isWithin } from "./within.ts";

type Operations = ProviderOperations<Credentials>;
const ROWS = 50;

/** PayIn's own log of what it sent, newest first. `reference` is the order or deposit that it was about. */
export const listDeliveries: NonNullable<Operations["listDeliveries"]> = async (context, query) => {
  const page = await readPageAfter<ProviderDelivery>(
    {
      rows: ROWS,
      keyOf: ({ id, at }) => ({ id, at: at ?? undefined }),
      read: (number) =>
        request(context, {
          operation: "listDeliveries",
          method: "GET",
          path: "/notifications/logs",
          query: {
            status: query.status,
            business_id: query.reference,
            page: String(number),
            limit: String(ROWS),
          },
          schema: logsSchema,
        }),
    },
    query.cursor,
  );
  if (!page.ok) return page;
  return ok({ ...page.value, items: page.value.items.filter(({ at }) => isWithin(query, at ?? undefined)) });
};

export const retryDelivery: NonNullable<Operations["retryDelivery"]> = async (context, id) => {
  const answer = await request(context, {
    operation: "retryDelivery",
    method: "POST",
    path: `/notifications/logs/${encodeURIComponent(id)}/retry`,
    body: {},
    schema: z.unknown(),
    movesMoney: false,
  });
  return answer.ok ? ok({ queued: true as const }) : answer;
};

/** "sending" and "pending" are under way; "success" has arrived. */
const RETRYABLE = ["failed", "cancelled"];

const log = z
  .object({
    id: z.union([z.string().min(1), z.number().int()]).transform(String),
    eventId: looseText,
    eventType: looseText,
    status: looseText,
    attempts: looseCount,
    attemptCount: looseCount,
    retryCount: looseCount,
    responseStatus: looseCount,
    responseStatusCode: looseCount,
    httpStatus: looseCount,
    statusCode: looseCount,
    createdAt: looseTime,
    sentAt: looseTime,
  })
  .transform(
    (read): ProviderDelivery => ({
      id: read.id,
      eventId: read.eventId ?? null,
      type: read.eventType ?? "unknown",
      status: read.status ?? "unknown",
      attempts: read.attempts ?? read.attemptCount ?? read.retryCount ?? null,
      httpStatus:
        read.responseStatus ?? read.responseStatusCode ?? read.httpStatus ?? read.statusCode ?? null,
      at: read.createdAt ?? read.sentAt ?? null,
      canRetry: RETRYABLE.includes(read.status ?? ""),
    }),
  );

const logsSchema = listSchema("logs", log);
