import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import { exactOf, exactOrNull, subtractDecimal } from "./decimals.ts";
import type { MovementSums } from "./movement-repository.ts";
import type { DailyValue, SnapshotRow } from "./read-repository.ts";
import type { Balance } from "./schema.ts";

const STALE_AFTER_MS = 15 * 60_000;

interface Surroundings {
  readonly connection: Connection;
  readonly movements: readonly MovementSums[];
  readonly history: readonly DailyValue[];
  readonly now: Date;
}

/** A stored snapshot as screens show it. */
export function toBalance(row: SnapshotRow, { connection, movements, history, now }: Surroundings): Balance {
  const { currency, asOf } = row;
  const isSame = (other: { readonly connectionId: string; readonly currency: string }): boolean =>
    other.connectionId === row.connectionId && other.currency === currency;
  const source = row.source === "provider" ? "provider" : "derived";
  const ours = movements.find(isSame)?.totalIn ?? "0";
  return {
    connection: connectionRef(connection),
    currency,
    available: exactOf(row.available, currency),
    pending: exactOrNull(row.pending, currency),
    settled: exactOrNull(row.settled, currency),
    totalIn: exactOrNull(row.totalIn, currency),
    totalOut: exactOrNull(row.totalOut, currency),
    source,
    asOf: asOf.toISOString(),
    stale: now.getTime() - asOf.getTime() > STALE_AFTER_MS,
    drift:
      source === "provider" && row.totalIn !== null ? subtractDecimal(row.totalIn, ours, currency) : null,
    history: history.filter(isSame).map(({ at, available }) => ({
      at: at.toISOString(),
      available: exactOf(available, currency),
    })),
  };
}
