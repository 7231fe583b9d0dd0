import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ConnectionSign, ProviderCall } from "../db/generated/client.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import type { BreakerState } from "../providers/breaker.ts";
import type { CallSigns } from "../providers/call-signs.ts";

export type SignPatch = Omit<CallSigns, "at" | "answered"> & {
  readonly lastUsedAt?: Date;
  readonly breaker?: BreakerState;
  readonly providerVersion?: string;
};

/** Lays what was seen over what is known. The breaker's moment moves when its state does, and then screens are told. */
export async function writeSigns(
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
  patch: SignPatch,
  now: Date,
): Promise<void> {
  const key = { merchantId, connectionId };
  await unit(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO connection_signs (merchant_id, connection_id, updated_at)
      SELECT merchant_id, id, ${now} FROM connections WHERE merchant_id = ${merchantId} AND id = ${connectionId}
      ON CONFLICT (merchant_id, connection_id) DO NOTHING`;
    const { breaker, ...rest } = patch;
    await tx.connectionSign.updateMany({ where: key, data: { ...rest, updatedAt: now } });
    if (breaker === undefined) return;
    const changed = await tx.connectionSign.updateMany({
      where: { ...key, breaker: { not: breaker } },
      data: { breaker, breakerChangedAt: now },
    });
    if (changed.count > 0) await notifyLive(tx, merchantId, "connections");
  });
}

export async function writeSilence(
  tx: Tx,
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
  silence: { readonly since: Date; readonly words: string } | null,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO connection_signs AS sign (merchant_id, connection_id, quiet_since, quiet_note, updated_at)
    VALUES (${merchantId}, ${connectionId}, ${silence?.since ?? null}::timestamptz, ${silence?.words ?? null}, 'epoch')
    ON CONFLICT (merchant_id, connection_id)
      DO UPDATE SET quiet_since = excluded.quiet_since, quiet_note = excluded.quiet_note`;
}

export interface StoredSigns {
  readonly sign: ConnectionSign | null;
  /** Until when the shared access token is used. */
  readonly tokenUntil: Date | null;
  /** When the provider's health address was asked last, and what it answered. */
  readonly healthCall: Pick<ProviderCall, "status" | "at"> | null;
}

export async function findSigns(
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
): Promise<StoredSigns> {
  const where = { merchantId, connectionId };
  const [sign, token, healthCall] = await Promise.all([
    db().connectionSign.findFirst({ where }),
    db().connectionToken.findFirst({
      where: { ...where, usableUntil: { not: null } },
      orderBy: { usableUntil: "desc" },
      select: { usableUntil: true },
    }),
    db().providerCall.findFirst({
      where: { ...where, operation: "checkHealth" },
      orderBy: { at: "desc" },
      select: { status: true, at: true },
    }),
  ]);
  return { sign, tokenUntil: token?.usableUntil ?? null, healthCall };
}

/** Ids of connections whose breaker opened after `since`, by the word of whichever process saw it. */
export async function listOpenBreakers({ merchantId }: Scope, since: Date): Promise<string[]> {
  const found = await db().connectionSign.findMany({
    where: { merchantId, breaker: "open", breakerChangedAt: { gt: since } },
    select: { connectionId: true },
  });
  return found.map(({ connectionId }) => connectionId);
}
