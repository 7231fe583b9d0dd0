import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { openContext } from "../connections/open-context.ts";
import { providerFailed } from "../connections/provider-failed.ts";
import { findOrCreateCustomer } from "../customers/find-or-create-customer.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import type { Provider, ProviderContext, ProviderError } from "../providers/contract.ts";
import type { DepositAddress } from "../providers/deposit-contract.ts";
import { isRetryable } from "../providers/errors.ts";
import { err, type Result } from "../result.ts";
import { type BindingConnection, checkBind } from "./check-bind.ts";
import { findAtProvider } from "./find-at-provider.ts";
import {
  type BoundName,
  findBound,
  findEarlier,
  insertAddress,
  lockReference,
  updateAddress,
} from "./repository.ts";
import type { BindAddressInput } from "./schema.ts";

/**
 * Binds an address to one payer of the merchant. Written down only once the provider has said which; an answer that got
 * lost is asked for again. The same reference and protocol again is the same address. Refuses by field.
 */
export async function bindAddress(
  scope: Scope,
  input: BindAddressInput,
  clock: Clock = systemClock,
): Promise<{ readonly id: string; readonly address: string }> {
  const { connection, bind } = await checkBind(scope, input);
  const { reference, protocol } = input;
  const name: BoundName = { connectionId: connection.id, reference, protocol };
  const known = await findBound(scope, name);
  if (known !== null) return { id: known.id, address: known.address };
  const given = await askToBind(connection.provider, openContext(scope, connection, { clock }), bind, name);
  if (!given.ok) throw providerFailed(given.error);
  return unit((tx) => writeDown(tx, scope, name, given.value, { input, at: clock.now() }));
}

async function askToBind(
  provider: Provider,
  context: ProviderContext,
  bind: BindingConnection["bind"],
  { reference, protocol }: BoundName,
): Promise<Result<DepositAddress, ProviderError>> {
  const answer = await bind(context, { reference, protocol });
  if (answer.ok) return answer;
  if (!isRetryable(answer.error) && answer.error.code !== "conflict") return answer;
  const found = await findAtProvider(provider, context, { reference, protocol });
  if (found.ok && found.value !== null) return { ok: true, value: found.value };
  return err(found.ok ? answer.error : { ...answer.error, message: UNKNOWN });
}

const UNKNOWN =
  "We could not learn whether the address was bound. Nothing is lost: bind the same reference again, and it gets the one address.";

interface Wish {
  readonly input: BindAddressInput;
  readonly at: Date;
}

async function writeDown(tx: Tx, scope: Scope, name: BoundName, given: DepositAddress, { input, at }: Wish) {
  await lockReference(tx, scope, name);
  const known = await findBound(scope, name, tx);
  if (known !== null) return { id: known.id, address: known.address };
  const customer = await findOrCreateCustomer(tx, scope, {
    name: input.customerName,
    email: input.customerEmail,
  });
  const { address, chains, url = null } = given;
  const row = {
    chains: [...chains],
    url,
    customerId: customer?.id ?? null,
    boundBy: actorName(scope.actor),
    boundAt: at,
  };
  const earlier = await findEarlier(tx, scope, name, address);
  const id = earlier?.id ?? newId("depositAddress", at);
  if (earlier === null) await insertAddress(tx, scope, { ...row, id, ...name, address });
  // The very address as before: its deposits stay in one place.
  else await updateAddress(tx, scope, id, { ...row, unboundAt: null });
  const detail = { connectionId: name.connectionId, protocol: name.protocol, address };
  await writeAudit(tx, scope, {
    action: "deposit.bind",
    targetType: "deposit_address",
    targetId: id,
    detail,
  });
  await notifyLive(tx, scope.merchantId, "deposits");
  return { id, address };
}
