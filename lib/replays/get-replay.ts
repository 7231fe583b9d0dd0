import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { notFound } from "../errors.ts";
import { storedCounts, toReplayDto } from "./replay-dto.ts";
import { findReplayRow } from "./repository.ts";
import type { ReplayDetail } from "./schema.ts";

/** One replay with what was foreseen for it; throws `not_found`. */
export async function getReplay(
  scope: Scope,
  { replayId }: { readonly replayId: string },
): Promise<ReplayDetail> {
  const [row, connections] = await Promise.all([findReplayRow(scope, replayId), listConnections(scope)]);
  if (row === null) throw notFound("Replay");
  const { total, forecast, forecastFrom: read } = row;
  return {
    ...toReplayDto(row, connections),
    forecast: forecast === null ? null : { total, tooMany: false, read, effects: storedCounts(forecast) },
  };
}
