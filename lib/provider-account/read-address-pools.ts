import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import type { AddressPool } from "../providers/account-contract.ts";
import type { ProviderError } from "../providers/contract.ts";
import { ok, type Result } from "../result.ts";
import { writePools } from "./pool-repository.ts";

/** Asks how many addresses the provider can still hand out, and writes it down. No answer changes nothing. */
export async function readAddressPools(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
  clock: Clock = systemClock,
): Promise<Result<readonly AddressPool[], ProviderError>> {
  const connection = await loadConnection(scope, connectionId);
  const { listAddressPools } = connection.provider.operations;
  if (listAddressPools === undefined) return ok([]);
  const readAt = clock.now();
  const answer = await listAddressPools(openContext(scope, connection, { clock }));
  if (!answer.ok) {
    const { code, providerCode } = answer.error;
    log("provider-account").warn({ connectionId, code, providerCode }, "The address pools could not be read");
    return answer;
  }
  await unit(async (tx) => {
    await writePools(tx, scope, connection.id, answer.value, readAt);
    await notifyLive(tx, scope.merchantId, "connections");
  });
  return answer;
}
