import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { toDecimal } from "../money.ts";
import type { FactArrival } from "./fact-arrival.ts";
import { FactRefused } from "./fact-refused.ts";
import { queueSync } from "./queue-sync.ts";
import { findTransactionIds } from "./repository.ts";
import { leaves } from "./status.ts";

/** A creation that is older has been answered, or was noted as unanswered with its session. */
const CREATION_TAKES_MS = 60_000;

/**
 * The transactions that a fact fits by session and amount. Where the provider names its own id, only one that waits for
 * such an id can be meant. Of several that fit equally well, one that has ended as the fact says stands for it, and the
 * provider is asked about the others.
 */
export async function findInSession(tx: Tx, scope: Scope, arrival: FactArrival): Promise<string[]> {
  const { fact, connection } = arrival;
  const { externalId, sessionKey } = fact.subject;
  const amount = fact.subject.amountDecimal ?? (fact.amount && toDecimal(fact.amount));
  if (sessionKey === undefined || amount === undefined) return [];
  const waiting = externalId === undefined ? {} : { externalId: null };
  // A session's payouts and charges may be of one amount.
  const ofKind = leaves(fact.kind) ? { kind: { in: ["payout", "refund"] } } : {};
  const match = { sessionKey, amount, ...waiting, ...ofKind };
  const found = await findTransactionIds(tx, scope, connection.id, match);
  if (externalId !== undefined && found.length > 0) await refuseWhileOneIsBeingMade(tx, scope, arrival);
  if (found.length < 2) return found;
  const already = await findTransactionIds(tx, scope, connection.id, {
    status: fact.status,
    id: { in: found },
  });
  if (already.length === 0) return found;
  for (const id of found) if (!already.includes(id)) await queueSync(tx, scope, id);
  return already.slice(0, 1);
}

/** The id may belong to a creation whose answer is still on its way: a moment later it is known. */
async function refuseWhileOneIsBeingMade(
  tx: Tx,
  scope: Scope,
  { connection, at }: FactArrival,
): Promise<void> {
  const since = new Date(at.getTime() - CREATION_TAKES_MS);
  const beingMade = await findTransactionIds(tx, scope, connection.id, {
    status: "created",
    externalId: null,
    sessionKey: null,
    createdAt: { gt: since },
  });
  if (beingMade.length > 0)
    throw new FactRefused("transaction_ambiguous", "Another payment is being created at this moment.");
}
