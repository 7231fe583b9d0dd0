import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { providerFailed } from "../connections/provider-failed.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import type { ProviderContext, ProviderError } from "../providers/contract.ts";
import { isRetryable } from "../providers/errors.ts";
import { err, ok, type Result } from "../result.ts";
import { findAtProvider } from "./find-at-provider.ts";
import { type AddressRow, findAddress, updateAddress } from "./repository.ts";

/** Gives an address back to the provider. What is sent to it later may be lost, so the provider has to agree first. */
export async function unbindAddress(
  scope: Scope,
  { depositId }: { readonly depositId: string },
  clock: Clock = systemClock,
): Promise<{ readonly id: string }> {
  const row = await findAddress(scope, depositId);
  if (row === null) throw notFound("Deposit address");
  if (row.unboundAt !== null) return { id: row.id };
  const connection = await loadConnection(scope, row.connectionId);
  // Out of sight first: whatever happens from here on, nobody is shown an address that has gone back.
  await mark(scope, row, clock.now());
  try {
    const released = await release(connection, openContext(scope, connection, { clock }), row);
    if (!released.ok) throw providerFailed(released.error);
  } catch (thrown) {
    await mark(scope, row, null);
    throw thrown;
  }
  await unit(async (tx) => {
    await updateAddress(tx, scope, row.id, { unboundAt: clock.now() });
    const { connectionId, protocol, address } = row;
    const detail = { connectionId, protocol, address };
    await writeAudit(tx, scope, {
      action: "deposit.unbind",
      targetType: "deposit_address",
      targetId: row.id,
      detail,
    });
    await notifyLive(tx, scope.merchantId, "deposits", "transactions");
  });
  return { id: row.id };
}

async function mark(scope: Scope, { id }: AddressRow, unboundAt: Date | null): Promise<void> {
  await unit((tx) => updateAddress(tx, scope, id, { unboundAt }));
}

async function release(
  { provider }: Connection,
  context: ProviderContext,
  row: AddressRow,
): Promise<Result<null, ProviderError>> {
  const { unbindDepositAddress } = provider.operations;
  if (unbindDepositAddress === undefined)
    throw new AppError("conflict", `${provider.name} keeps its addresses bound.`);
  const name = { reference: row.reference, protocol: row.protocol };
  const answer = await unbindDepositAddress(context, name);
  if (answer.ok || answer.error.code === "not_found") return ok(null);
  if (!isRetryable(answer.error)) return answer;
  const left = await findAtProvider(provider, context, name);
  if (left.ok && left.value === null) return ok(null);
  return err({ ...answer.error, message: left.ok ? STILL_BOUND : UNKNOWN });
}

const STILL_BOUND = "The address is still bound. Try again.";
const UNKNOWN = "We could not learn whether the address was unbound. Try again: it does no harm.";
