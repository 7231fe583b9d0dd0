import type { Scope } from "../auth/scope.ts";
import { providerFailed } from "../connections/provider-failed.ts";
import { compareSent } from "./compare-sent.ts";

/** As {@link compareSent}, for a person: throws what the provider said. */
export async function askSent(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<null> {
  const { problem } = await compareSent(scope, connectionId);
  if (problem !== null) throw providerFailed(problem);
  return null;
}
