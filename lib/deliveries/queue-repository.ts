import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Delivery } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { DeliveryTrigger } from "./status.ts";

export type DeliveryRecord = Delivery;

/** The row, locked until the database transaction ends. */
export async function lockDelivery(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
): Promise<DeliveryRecord | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM deliveries WHERE merchant_id = ${merchantId} AND id = ${id} FOR UPDATE`;
  return tx.delivery.findFirst({ where: { merchantId, mode, id } });
}

export interface SendAgain {
  readonly trigger: DeliveryTrigger;
  readonly actor: string;
  readonly at: Date;
}

/** Puts an ended delivery at the beginning of the schedule again. */
export async function restartDelivery(
  tx: Tx,
  { merchantId }: Scope,
  id: string,
  { trigger, actor, at }: SendAgain,
): Promise<void> {
  await tx.delivery.updateMany({
    where: { merchantId, id },
    data: { status: "waiting", trigger, actor, round: 0, dueAt: at },
  });
}

/** As many of an endpoint's failed deliveries of a window as `limit`, put on their way again; how many they were. */
export async function restartFailed(
  { merchantId, mode }: Scope,
  window: { readonly endpointId: string; readonly since: Date; readonly until: Date },
  { trigger, actor, at }: SendAgain,
  limit: number,
): Promise<number> {
  return db().$executeRaw`
    UPDATE deliveries SET status = 'waiting', trigger = ${trigger}, actor = ${actor}, round = 0, due_at = ${at}
    WHERE merchant_id = ${merchantId} AND id IN (
      SELECT id FROM deliveries
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND endpoint_id = ${window.endpointId} AND status = 'failed'
        AND created_at >= ${window.since} AND created_at < ${window.until}
      ORDER BY created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)`;
}

/** Ends what waits for an endpoint, in small portions; how many they were. One under way keeps its outcome. */
export async function endOpen(
  { merchantId }: Scope,
  endpointId: string,
  ended: {
    readonly status: "failed" | "canceled";
    readonly errorCode: string;
    readonly errorMessage: string;
  },
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<number> {
  return db().$executeRaw`
    UPDATE deliveries SET status = ${ended.status}, due_at = NULL, lease_until = NULL, lease_by = NULL,
      error_code = ${ended.errorCode}, error_message = ${ended.errorMessage}
    WHERE merchant_id = ${merchantId} AND id IN (
      SELECT id FROM deliveries
      WHERE merchant_id = ${merchantId} AND endpoint_id = ${endpointId} AND due_at IS NOT NULL
        AND (lease_until IS NULL OR lease_until < ${now})
      LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)`;
}
