import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { AppError } from "../errors.ts";
import type { ProviderError } from "../providers/contract.ts";
import { loadConnection } from "./load-connection.ts";
import { openContext } from "./open-context.ts";
import type { connectionIdInput } from "./schema.ts";
import { writeSigns } from "./sign-repository.ts";

interface HealthAnswer {
  readonly version: string | null;
  readonly problem: ProviderError | null;
}

/** Asks the provider's own health address; the call log holds the answer, and the connection's signs its version. */
export async function askHealth(
  scope: Scope,
  connectionId: string,
  { probe = false } = {},
): Promise<HealthAnswer> {
  const connection = await loadConnection(scope, connectionId);
  const ask = connection.provider.operations.checkHealth;
  if (ask === undefined)
    throw new AppError("conflict", `${connection.provider.name} has no health address to ask.`);
  const answer = await ask(openContext(scope, connection, { probe }));
  if (!answer.ok) return { version: null, problem: answer.error };
  const { version } = answer.value;
  await writeSigns(scope, connection.id, version === null ? {} : { providerVersion: version }, new Date());
  return { version, problem: null };
}

/** As {@link askHealth}, for a person: an open breaker is no hindrance. Throws what the provider said. */
export async function checkHealth(
  scope: Scope,
  { connectionId }: z.output<typeof connectionIdInput>,
): Promise<{ readonly version: string | null }> {
  const { version, problem } = await askHealth(scope, connectionId, { probe: true });
  if (problem !== null) throw new AppError("provider_failed", problem.message);
  return { version };
}
