import { hash } from "node:crypto";
import type { Receiver } from "../connections/find-receiver.ts";
import { type Batcher, createBatcher } from "../db/batcher.ts";
import { isRowsFault } from "../db/is-rows-fault.ts";
import { onePerProcess } from "../db/one-per-process.ts";
import { newId } from "../ids.ts";
import {
  insertRejected,
  insertStrays,
  type RejectedRequest,
  type StrayRequest,
} from "./quarantine-repository.ts";
import type { Refusal } from "./refusal.ts";
import { CUT_TO, RefusedBytes } from "./refused-bytes.ts";

/** A request that goes no further. */
export interface RefusedRequest {
  /** The address, as it was given. */
  readonly connectionId: string;
  /** Null when no connection has this address. */
  readonly receiver: Receiver | null;
  readonly refusal: Refusal;
  /** JSON. */
  readonly headers: string;
  /** What was read of it. */
  readonly body: Uint8Array;
  readonly bodySize: number;
  readonly receivedAt: Date;
  readonly receiveMs: number;
}

type Row = { readonly rejected: RejectedRequest } | { readonly stray: StrayRequest };

const MEBIBYTE = 1024 * 1024;
/**
 * Refused requests wait for each other, never good ones for them: however many flood in, they get five statements a
 * second, and each of their senders waits as long. One that comes alone waits for nothing.
 */
const PACE_MS = 200;

const flushes = onePerProcess<Batcher<Row, true>>("refused-requests", () =>
  createBatcher({
    flush,
    sizeOf: (row) => ("stray" in row ? row.stray : row.rejected).body.byteLength,
    maxItems: 512,
    maxBytes: 8 * MEBIBYTE,
    maxWaiting: 10_000,
    maxWaitingBytes: 64 * MEBIBYTE,
    paceMs: PACE_MS,
    isItemsFault: isRowsFault,
  }),
);
const kept = onePerProcess("refused-bytes", () => new Map<string, RefusedBytes>());

/** Writes a refused request down, in its connection's quarantine or, for an address that nobody has, among the strays. */
export async function storeRefused(request: RefusedRequest): Promise<void> {
  const { receiver, headers, body, receivedAt } = request;
  // Hashed for strays too: what nobody vouches for costs the same, whether the address exists or not.
  const bodyHash = hash("sha256", body, "hex");
  const id = newId("webhookEvent", receivedAt);
  if (receiver === null) {
    // PostgreSQL has no text with a NUL in it.
    const connectionId = request.connectionId.replaceAll("\0", "").slice(0, 60);
    const stray = { id, connectionId, headers, body: body.subarray(0, CUT_TO), receivedAt };
    await flushes.get().add({ stray });
    return;
  }
  const { merchantId, connection } = receiver;
  const { mode, provider } = connection;
  const { refusal, bodySize, receiveMs } = request;
  const rejected = {
    ...{ merchantId, mode, connectionId: connection.id, provider: provider.id, id, refusal, headers },
    ...{
      body: bytesOf(connection.id).admit(body, performance.now()),
      bodyHash,
      bodySize,
      receivedAt,
      receiveMs,
    },
  };
  await flushes.get().add({ rejected });
}

function bytesOf(connectionId: string): RefusedBytes {
  const found = kept.get().get(connectionId) ?? new RefusedBytes();
  kept.get().set(connectionId, found);
  return found;
}

async function flush(rows: readonly Row[]): Promise<true[]> {
  const rejected = rows.flatMap((row) => ("rejected" in row ? [row.rejected] : []));
  const strays = rows.flatMap((row) => ("stray" in row ? [row.stray] : []));
  if (rejected.length > 0) await insertRejected(rejected);
  if (strays.length > 0) await insertStrays(strays);
  return rows.map(() => true);
}
