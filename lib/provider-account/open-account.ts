import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { providerFailed } from "../connections/provider-failed.ts";
import { AppError } from "../errors.ts";
import type {
  OperationName,
  ProviderContext,
  ProviderError,
  ProviderOperations,
} from "../providers/contract.ts";
import type { Result } from "../result.ts";

/** Long enough for a slow list, short enough for a person who waits. */
const PATIENCE_MS = 20_000;

type Operations = ProviderOperations<Readonly<Record<string, unknown>>>;

export interface OpenAccount<Name extends OperationName> {
  readonly connection: Connection;
  readonly context: ProviderContext;
  readonly operation: NonNullable<Operations[Name]>;
}

/** One operation of a connection's provider, ready to be called. Refuses where the provider does not have it. */
export async function openAccount<Name extends OperationName>(
  scope: Scope,
  connectionId: string,
  name: Name,
): Promise<OpenAccount<Name>> {
  const connection = await loadConnection(scope, connectionId);
  const operation = connection.provider.operations[name];
  if (!operation) throw new AppError("conflict", `${connection.provider.name} can't be asked for this.`);
  const context = openContext(scope, connection, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return { connection, context, operation };
}

/** The answer, or what a person is told instead. */
export function answered<T>(answer: Result<T, ProviderError>): T {
  if (answer.ok) return answer.value;
  throw providerFailed(answer.error);
}
