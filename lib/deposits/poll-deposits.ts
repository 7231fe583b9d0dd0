import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openContext } from "../connections/open-context.ts";
import { log } from "../logger.ts";
import type { ListedPayment } from "../providers/account-contract.ts";
import type { ProviderError } from "../providers/contract.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { FactRefused } from "../transactions/fact-refused.ts";
import { transition } from "../transactions/status.ts";
import { type KnownDeposit, listKnownDeposits } from "./movement-repository.ts";

/** A webhook is given up within a day; what is older and known is not read again. */
const LOOK_BACK_MS = 2 * 24 * 60 * 60_000;
const MAX_PAGES = 20;

export interface DepositPoll {
  /** Deposits that were not known, or of which something new was said. */
  readonly news: number;
  /** Why the provider could not be asked, or not to the end. */
  readonly problem: ProviderError | null;
}

/** Reads the provider's own list of deposits, so that a lost webhook costs nothing but time. */
export async function pollDeposits(
  scope: Scope,
  { connectionId, reference }: { readonly connectionId: string; readonly reference?: string },
  clock: Clock = systemClock,
): Promise<DepositPoll> {
  const connection = await loadConnection(scope, connectionId);
  const { listDeposits } = connection.provider.operations;
  if (listDeposits === undefined) return { news: 0, problem: null };
  const context = openContext(scope, connection, { clock });
  const oldest = new Date(clock.now().getTime() - LOOK_BACK_MS);
  let news = 0;
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await listDeposits(context, {
      ...(reference === undefined ? {} : { reference }),
      ...(cursor === null ? {} : { cursor }),
    });
    if (!answer.ok) return { news, problem: answer.error };
    const found = await takePage(scope, connection, answer.value.items, clock);
    news += found;
    cursor = answer.value.nextCursor;
    if (cursor === null || (found === 0 && answer.value.items.every((item) => isBefore(item, oldest)))) break;
  }
  return { news, problem: null };
}

function isBefore({ createdAt }: ListedPayment, time: Date): boolean {
  return createdAt !== null && createdAt < time;
}

async function takePage(
  scope: Scope,
  connection: Connection,
  items: readonly ListedPayment[],
  clock: Clock,
): Promise<number> {
  const facts = items.map(({ fact }) => fact).filter((fact) => fact.subject.externalId !== undefined);
  const ids = facts.flatMap(({ subject }) => subject.externalId ?? []);
  const known = new Map(
    (await listKnownDeposits(scope, connection.id, ids)).map((one) => [one.externalId, one]),
  );
  let news = 0;
  for (const fact of facts) {
    const seen = known.get(fact.subject.externalId ?? null);
    if (seen !== undefined && saysNothingNew(seen, fact)) continue;
    if (await take(scope, connection, fact, clock)) news += 1;
  }
  return news;
}

/** Every sweep hears the same again: only what moves a deposit on is worth a line in its timeline. */
function saysNothingNew(seen: KnownDeposit, fact: ProviderFact): boolean {
  const { verdict } = transition(seen.status, fact.status);
  return verdict === "stale" || (verdict === "same" && seen.providerStatus === fact.providerStatus);
}

async function take(
  scope: Scope,
  connection: Connection,
  said: ProviderFact,
  clock: Clock,
): Promise<boolean> {
  const fact = { ...said, mayBeginElsewhere: true };
  try {
    const arrival = { connection, fact, source: "poll" as const, at: clock.now() };
    const { verdict } = await applyProviderFact(scope, arrival);
    return verdict === "applied" || verdict === "conflict";
  } catch (thrown) {
    if (!(thrown instanceof FactRefused)) throw thrown;
    log("deposits").warn({ connectionId: connection.id, refused: thrown.code }, "A deposit was not applied");
    return false;
  }
}
