import { fakeAddress } from "#sandbox/server/ids.ts";
import { refuse } from "./envelope.ts";
import type { PayInState } from "./state.ts";

const cooldownMs = 30 * 60_000;

/** Addresses in use: open orders, orders that ended less than 30 minutes ago, and deposit references, bound or until then. */
function takenAddresses(state: PayInState, protocol: string): Set<string> {
  const now = state.context.clock.now();
  const taken = new Set<string>();
  for (const order of state.orders.all()) {
    if (order.protocol !== protocol) continue;
    const endedAt = order.completedAt ?? order.expiredAt;
    if (order.status === "pending" || (endedAt && now - Date.parse(endedAt) < cooldownMs)) {
      taken.add(order.address);
    }
  }
  const cooling = state.released.all().filter(({ at }) => now - Date.parse(at) < cooldownMs);
  for (const held of [...state.bindings.all(), ...cooling])
    if (held.protocol === protocol) taken.add(held.address);
  return taken;
}

/** A free address of the pool, or the documented 409 when the pool is empty. */
export function allocateAddress(state: PayInState, protocol: string): string {
  const taken = takenAddresses(state, protocol);
  const { poolSize } = state.context.settings.of("payin");
  for (let index = 0; index < poolSize; index += 1) {
    const address = fakeAddress(protocol, `payin-pool-${index}`);
    if (!taken.has(address)) return address;
  }
  return refuse(409, `No available addresses in pool for protocol: ${protocol}`, "ADDRESS_POOL_EXHAUSTED", {
    error: "InsufficientAddresses",
  });
}

export function poolsOf(state: PayInState) {
  const { poolSize } = state.context.settings.of("payin");
  return ["evm", "tron", "solana"].map((protocol) => {
    const allocated = takenAddresses(state, protocol).size;
    return { protocol, total: poolSize, allocated, available: Math.max(0, poolSize - allocated) };
  });
}
