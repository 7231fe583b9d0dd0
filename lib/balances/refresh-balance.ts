import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import type { ProviderError } from "../providers/contract.ts";
import { ok, type Result } from "../result.ts";
import { type Figures, figuresOfMovements, figuresOfProvider } from "./figures.ts";
import { sumMovements } from "./movement-repository.ts";
import { lockSnapshots } from "./repository.ts";
import { writeSnapshot } from "./write-snapshot.ts";

/**
 * Writes down what a connection holds now, per currency: as its provider answers, or summed from our own records where
 * the money is the merchant's already. A provider that can't answer changes nothing; the next sweep asks again.
 * Throws not_found for a connection that is not the scope's.
 */
export async function refreshBalance(
  scope: Scope,
  connectionId: string,
  clock: Clock = systemClock,
): Promise<Result<readonly Figures[], ProviderError>> {
  const connection = await loadConnection(scope, connectionId);
  // Whatever moves while we ask belongs to the next snapshot.
  const asOf = clock.now();
  const current = await readFigures(scope, connection, clock);
  if (!current.ok) {
    const { code, providerCode } = current.error;
    log("balances").warn({ connectionId, code, providerCode }, "The balance could not be read");
    return current;
  }
  await unit(async (tx) => {
    await lockSnapshots(tx, connection.id);
    for (const figures of current.value) await writeSnapshot(tx, scope, connection.id, figures, asOf);
    await notifyLive(tx, scope.merchantId, "balances");
  });
  return current;
}

async function readFigures(
  scope: Scope,
  connection: Connection,
  clock: Clock,
): Promise<Result<readonly Figures[], ProviderError>> {
  const { custody, operations } = connection.provider;
  if (operations.listBalances !== undefined) {
    const answer = await operations.listBalances(openContext(scope, connection, { clock }));
    return answer.ok ? ok(answer.value.map(figuresOfProvider)) : answer;
  }
  // A provider that holds the money and states no balance: nothing can honestly be said.
  if (custody === "provider") return ok([]);
  return ok((await sumMovements(scope, connection.id)).map(figuresOfMovements));
}
