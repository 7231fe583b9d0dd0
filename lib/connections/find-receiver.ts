import { type Batcher, createBatcher } from "../db/batcher.ts";
import { onePerProcess } from "../db/one-per-process.ts";
import { assertId, type MerchantId } from "../ids.ts";
import type { RawWebhook, WebhookProof, WebhookRefusal } from "../providers/webhook-contract.ts";
import type { Result } from "../result.ts";
import type { Connection } from "./connection.ts";
import { openCredentials } from "./open-credentials.ts";
import { listReceiverRows } from "./receiver-repository.ts";
import { type ConnectionColumns, toConnection } from "./to-connection.ts";
import { verifyWebhook } from "./verify-webhook.ts";

/** Whose address a webhook came to. Proves nothing: the webhook's own proof must. */
export interface Receiver {
  readonly merchantId: MerchantId;
  readonly connection: Connection;
  verify(raw: RawWebhook, now: Date): Result<WebhookProof, WebhookRefusal>;
}

/** Belt and braces: whoever stores what one of these has vouched for must compare it with the row once more. */
const KEPT_MS = 60_000;
const MOST_KEPT = 10_000;
/** Whoever is refused waits this long at most for a look-up, and no flood makes more of them. */
const PACE_MS = 20;

interface Kept {
  readonly receiver: Receiver;
  readonly readAt: number;
}

const kept = onePerProcess("receivers", () => new Map<string, Kept>());
const last = onePerProcess<{ receiver?: Receiver }>("receiver-read-last", () => ({}));
const lookUps = onePerProcess<Batcher<string, Receiver | "none">>("receiver-look-ups", () =>
  createBatcher({
    flush: readAll,
    sizeOf: (id) => id.length,
    maxItems: 1000,
    maxBytes: 100_000,
    maxWaiting: 20_000,
    maxWaitingBytes: 1_000_000,
    paceMs: PACE_MS,
  }),
);

/** The receiver as last read, with its credentials opened; undefined when it was not read lately. */
export function knownReceiver(connectionId: string): Receiver | undefined {
  const found = kept.get().get(connectionId);
  return found && performance.now() - found.readAt < KEPT_MS ? found.receiver : undefined;
}

/** The one read last, of whichever connection; undefined before the first. */
export function anyReceiver(): Receiver | undefined {
  return last.get().receiver;
}

/**
 * The receiver as the database has it now; null when no connection has this address. Look-ups of many requests are one
 * query, and one is under way at a time: addresses that nobody has, and requests that nobody vouches for, cost little.
 */
export async function readReceiver(connectionId: string): Promise<Receiver | null> {
  const found = await lookUps.get().add(connectionId);
  return found === "none" ? null : found;
}

async function readAll(ids: readonly string[]): Promise<(Receiver | "none")[]> {
  const rows = new Map((await listReceiverRows([...new Set(ids)])).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (row !== undefined) return keep(row);
    kept.get().delete(id);
    return "none";
  });
}

/** Rows that have not changed keep their opened credentials. */
function keep(row: ConnectionColumns): Receiver {
  const receivers = kept.get();
  const before = receivers.get(row.id)?.receiver;
  const receiver = before && isSame(before.connection, row) ? before : createReceiver(row);
  last.get().receiver = receiver;
  receivers.delete(row.id);
  receivers.set(row.id, { receiver, readAt: performance.now() });
  const [oldest] = receivers.size > MOST_KEPT ? receivers.keys() : [];
  if (oldest !== undefined) receivers.delete(oldest);
  return receiver;
}

function isSame(connection: Connection, row: ConnectionColumns): boolean {
  const { sealedCredentials, previous } = connection;
  return (
    Buffer.compare(sealedCredentials, row.sealedCredentials) === 0 &&
    (previous?.until.getTime() ?? null) === (row.previousUntil?.getTime() ?? null)
  );
}

function createReceiver(row: ConnectionColumns): Receiver {
  const merchantId = assertId("merchant", row.merchantId);
  const connection = toConnection(row);
  const opened = new WeakMap<Uint8Array, ReturnType<typeof openCredentials>>();
  const open: typeof openCredentials = (owner, sealed) => {
    const credentials = opened.get(sealed.sealedCredentials) ?? openCredentials(owner, sealed);
    opened.set(sealed.sealedCredentials, credentials);
    return credentials;
  };
  return {
    merchantId,
    connection,
    verify: (raw, now) => verifyWebhook(merchantId, connection, raw, now, open),
  };
}
