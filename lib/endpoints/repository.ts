import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Endpoint } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import type { EndpointId } from "../ids.ts";
import type { DisabledReason, EndpointStatus } from "./status.ts";

export type EndpointRecord = Endpoint;

export interface NewEndpoint {
  readonly id: EndpointId;
  readonly url: string;
  readonly description: string;
  readonly events: string[];
  readonly concurrency: number;
  readonly ratePerSecond: number;
  readonly sealedSecret: Uint8Array<ArrayBuffer>;
  readonly secretHint: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export async function insertEndpoint(tx: Tx, scope: Scope, row: NewEndpoint): Promise<void> {
  const { merchantId, mode } = scope;
  const at = row.createdAt;
  await tx.endpoint.create({
    data: { ...row, merchantId, mode, status: "enabled", secretSetAt: at, slotAt: at, updatedAt: at },
  });
}

/** Until the database transaction ends, nobody else adds an endpoint here: the limit holds. */
export async function lockEndpoints(tx: Tx, { merchantId, mode }: Scope): Promise<void> {
  const key = `endpoints:${merchantId}:${mode}`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text AS locked`;
}

/** The endpoints of the scope's mode that are not deleted, oldest first. */
export async function listEndpointRows(
  { merchantId, mode }: Scope,
  reader: Reader = db(),
): Promise<EndpointRecord[]> {
  return reader.endpoint.findMany({
    where: { merchantId, mode, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export async function findEndpointRow(
  { merchantId, mode }: Scope,
  id: string,
): Promise<EndpointRecord | null> {
  return db().endpoint.findFirst({ where: { merchantId, mode, id, deletedAt: null } });
}

/** As {@link findEndpointRow}, also one that is deleted. */
export async function findAnyEndpoint(
  { merchantId, mode }: Scope,
  id: string,
): Promise<EndpointRecord | null> {
  return db().endpoint.findFirst({ where: { merchantId, mode, id } });
}

/** The row, locked until the database transaction ends. */
export async function lockEndpoint(tx: Tx, scope: Scope, id: string): Promise<EndpointRecord | null> {
  const { merchantId, mode } = scope;
  await tx.$queryRaw`
    SELECT 1 AS locked FROM endpoints WHERE merchant_id = ${merchantId} AND mode = ${mode} AND id = ${id} FOR UPDATE`;
  return tx.endpoint.findFirst({ where: { merchantId, mode, id, deletedAt: null } });
}

export type EndpointPatch = Partial<
  Omit<EndpointRecord, "merchantId" | "id" | "mode" | "status" | "disabledReason" | "createdAt">
> & {
  readonly status?: EndpointStatus;
  readonly disabledReason?: DisabledReason | null;
  readonly sealedSecret?: Uint8Array<ArrayBuffer>;
  readonly previousSealedSecret?: Uint8Array<ArrayBuffer> | null;
};

export async function updateEndpointRow(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
  patch: EndpointPatch,
): Promise<void> {
  await tx.endpoint.updateMany({ where: { merchantId, mode, id }, data: patch });
}

/** Written only where it says something new: a busy endpoint's row is not rewritten with every delivery. */
export async function markSuccess(tx: Tx, { merchantId }: Scope, id: EndpointId, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE endpoints SET last_success_at = GREATEST(last_success_at, ${at}), failing_since = NULL,
      consecutive_failures = 0, resume_at = NULL, warned_percent = 0
    WHERE merchant_id = ${merchantId} AND id = ${id}
      AND (failing_since IS NOT NULL OR last_success_at IS NULL OR last_success_at < ${at}::timestamptz - interval '5 seconds')`;
}

/** Endpoints of the scope's mode that are disabled, or have failed at every try since before `failingSince`. */
export async function listTroubled(
  { merchantId, mode }: Scope,
  failingSince: Date,
): Promise<EndpointRecord[]> {
  return db().endpoint.findMany({
    where: {
      merchantId,
      mode,
      deletedAt: null,
      OR: [{ status: "disabled" }, { status: "enabled", failingSince: { lt: failingSince } }],
    },
    orderBy: [{ failingSince: "asc" }, { id: "asc" }],
  });
}

export interface EndpointCounts {
  readonly endpointId: string;
  readonly waiting: number;
  readonly failed: number;
  readonly oldestWaitingAt: Date | null;
}

/** What waits and what was given up, by endpoint. Counting stops at `cap`, so that a long backlog costs no long count. */
export async function countDeliveries(
  { merchantId }: Scope,
  ids: readonly string[],
  { failedSince, cap }: { readonly failedSince: Date; readonly cap: number },
): Promise<EndpointCounts[]> {
  return db().$queryRaw<EndpointCounts[]>`
    SELECT wanted.id AS "endpointId", open.waiting, open.oldest AS "oldestWaitingAt", ended.failed
    FROM unnest(${[...ids]}::text[]) AS wanted(id)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS waiting, min(created_at) AS oldest FROM (
        SELECT created_at FROM deliveries
        WHERE merchant_id = ${merchantId} AND endpoint_id = wanted.id AND due_at IS NOT NULL LIMIT ${cap}::int) AS counted
    ) AS open
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS failed FROM (
        SELECT FROM deliveries WHERE merchant_id = ${merchantId} AND endpoint_id = wanted.id AND status = 'failed'
          AND created_at > ${failedSince} LIMIT ${cap}::int) AS counted
    ) AS ended`;
}
