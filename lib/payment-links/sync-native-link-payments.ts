import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { log } from "../logger.ts";
import type { ProviderError } from "../providers/contract.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { attachToLink } from "../transactions/attach-to-link.ts";
import { FactRefused } from "../transactions/fact-refused.ts";
import { listPublishedNativeWays } from "./native-repository.ts";

/** Finds the payments that payers began on the provider's own link pages, and ties them to our links. */
export async function syncNativeLinkPayments(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
  clock: Clock = systemClock,
): Promise<{ readonly attached: number }> {
  const connection = await loadConnection(scope, connectionId);
  const { listLinkPayments } = connection.provider.operations;
  if (!listLinkPayments) return { attached: 0 };
  let attached = 0;
  let unanswered: ProviderError | null = null;
  for (const way of await listPublishedNativeWays(scope, connectionId)) {
    if (way.nativeExternalId === null) continue;
    const answer = await listLinkPayments(openContext(scope, connection, { clock }), way.nativeExternalId);
    // One link that can't be read, or is gone at the provider, must not hide the payments of the others.
    if (answer.ok)
      for (const fact of answer.value) attached += await take(scope, connection, way.linkId, fact, clock);
    else if (answer.error.code !== "not_found") unanswered = answer.error;
  }
  if (unanswered !== null) throw new Error(`native link payments: ${unanswered.code}`);
  return { attached };
}

async function take(
  scope: Scope,
  connection: Connection,
  linkId: string,
  said: ProviderFact,
  clock: Clock,
): Promise<0 | 1> {
  const fact = { ...said, mayBeginElsewhere: true };
  try {
    const { transactionId } = await applyProviderFact(scope, {
      connection,
      fact,
      source: "poll",
      at: clock.now(),
    });
    return (await attachToLink(scope, transactionId, linkId, clock)) ? 1 : 0;
  } catch (thrown) {
    if (!(thrown instanceof FactRefused)) throw thrown;
    log("payment-links").warn({ linkId, refused: thrown.code }, "A payment of a native link was not applied");
    return 0;
  }
}
