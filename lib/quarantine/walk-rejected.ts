import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import type { ProvenEvent } from "../webhooks/proven-event.ts";
import { listRejectedEvents } from "../webhooks/rejected-event.ts";
import { prove } from "./prove.ts";

/** Requests looked at in one go: the most that quarantine keeps of a connection. */
const MOST = 2000;
/** Bodies held in memory at once, each of at most 1 MiB. */
const PAGE = 25;

export interface ProvenPage {
  readonly proven: readonly ProvenEvent[];
  readonly looked: number;
  /** There are more than are looked at in one go. */
  readonly capped: boolean;
}

/** A connection's quarantined requests in pages, oldest first: those that hold, and how many were looked at. */
export async function* walkRejected(
  scope: Scope,
  connection: Connection,
  secret: string | undefined,
): AsyncGenerator<ProvenPage> {
  let after = null;
  for (let looked = 0; looked < MOST; looked += PAGE) {
    const page = await listRejectedEvents(scope, connection.id, { after, limit: PAGE });
    const proven = page.flatMap((request) => prove(scope, connection, request, secret) ?? []);
    const isLast = page.length < PAGE;
    yield { proven, looked: page.length, capped: !isLast && looked + PAGE >= MOST };
    after = page.at(-1)?.id ?? null;
    if (isLast) return;
  }
}
