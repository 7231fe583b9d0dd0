import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf } from "#sandbox/server/http.ts";
import { poolsOf } from "./addresses.ts";
import { refuse, success } from "./envelope.ts";
import type { PayInState } from "./state.ts";

const importSchema = z.object({ addresses: z.array(z.string().min(1)).min(1).max(10_000) });

/** The reference's page: one list. Its form is not documented. */
export function poolStatus(state: PayInState): Reply {
  const protocols = poolsOf(state);
  const sum = (of: (pool: (typeof protocols)[number]) => number) =>
    protocols.reduce((total, pool) => total + of(pool), 0);
  return success(200, { total: sum((one) => one.total), available: sum((one) => one.available), protocols });
}

/** The server's page: pools by their protocol. Its form is not documented either. */
export function poolAvailability(state: PayInState): Reply {
  const pools = poolsOf(state).map(({ protocol, ...pool }) => [protocol, pool] as const);
  return success(200, Object.fromEntries(pools));
}

/** Every pool grows by as many addresses as are brought; which ones they are does not matter here. */
export function importAddresses(state: PayInState, request: SandboxRequest): Reply {
  const parsed = importSchema.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "Required fields: addresses", "ADDRESS_POOL_VALIDATION_FAILED");
  const { settings } = state.context;
  const imported = parsed.data.addresses.length;
  settings.change("payin", { poolSize: settings.of("payin").poolSize + imported });
  return success(201, { imported }, "Addresses imported");
}
