import { randomUUID } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { baseUrlsOf } from "#lib/connections/base-urls.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { createConnection } from "#lib/connections/create-connection.ts";
import { loadConnection } from "#lib/connections/load-connection.ts";
import { getProvider } from "#lib/providers/registry.ts";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { ProviderId } from "../plan/plan.ts";
import { asOf } from "./as-of.ts";

const NAMES: Readonly<Record<ProviderId, string>> = {
  "88pay": "88Pay",
  payin: "PayIn",
  pepay: "Pepay",
  gateway: "Acme Gateway",
};
/** Entered beside what the sandbox's account says. */
const EXTRAS: Partial<Record<ProviderId, Record<string, string>>> = {
  "88pay": { country: "CO" },
  gateway: { displayName: "Acme Gateway" },
};

/** Connects to the sandbox as a person would: the credentials are tried there before anything is stored. */
export async function seedConnection(scope: Scope, provider: ProviderId, at: Date): Promise<Connection> {
  const { connectionId } = await asOf(at, () =>
    createConnection(scope, {
      provider,
      mode: "test",
      name: NAMES[provider],
      baseUrl: baseUrlsOf(getProvider(provider)).test,
      credentials: { ...sandboxAccounts[provider], ...EXTRAS[provider] },
      idempotencyKey: randomUUID(),
    }),
  );
  return loadConnection(scope, connectionId);
}
