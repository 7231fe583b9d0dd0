import { randomUUID } from "node:crypto";
import { systemScope } from "../auth/scope.ts";
import { log } from "../logger.ts";
import { MODES } from "../mode.ts";
import { PROVIDERS } from "../providers/registry.ts";
import type { HeldStream } from "./held-stream.ts";
import { keepStream } from "./keep-stream.ts";
import {
  claimStream,
  listEnabledConnections,
  releaseStream,
  renewLeases,
  type StreamableRow,
} from "./repository.ts";

/** A worker that does not renew its leases for this long is taken for dead; its streams go to others. */
const LEASE_MS = 15_000;

interface Kept extends HeldStream {
  readonly revision: string;
  readonly end: () => void;
  readonly ended: Promise<void>;
}

export interface StreamHolder {
  /** Renews leases, ends what is no longer ours or no longer wanted, takes what is free. Call it every other second. */
  look(): Promise<void>;
  /** Closes every stream and gives up the leases. */
  stop(): Promise<void>;
}

/** Holds the event streams of this process: one worker a connection, by a lease in the database. */
export function createStreamHolder({ leaseMs = LEASE_MS }: { readonly leaseMs?: number } = {}): StreamHolder {
  const holder = `streams-${randomUUID()}`;
  const kept = new Map<string, Kept>();
  let stopped = false;

  async function look(): Promise<void> {
    const held = kept.size > 0 ? await renewLeases(holder, leaseMs) : new Set<string>();
    const wanted = await listEnabledConnections(streamingProviders());
    for (const stream of kept.values()) {
      const row = wanted.find(({ connectionId }) => connectionId === stream.connectionId);
      if (!held.has(stream.connectionId) || row?.revision !== stream.revision) await drop(stream);
    }
    for (const row of wanted) if (!stopped && !kept.has(row.connectionId)) await take(row);
  }

  async function take(row: StreamableRow): Promise<void> {
    const mode = MODES.find((known) => known === row.mode);
    if (mode === undefined) return;
    const scope = systemScope(row.merchantId, mode);
    const { connectionId, revision } = row;
    if (!(await claimStream(scope, connectionId, { holder, leaseMs }))) return;
    const ending = new AbortController();
    const stream = { scope, connectionId, holder, signal: ending.signal };
    const ended = keepStream(stream).catch((thrown: unknown) => {
      log("streams").error({ err: thrown, connectionId }, "A stream is no longer kept");
      // The next look takes it up again.
      kept.delete(connectionId);
    });
    kept.set(connectionId, { ...stream, revision, end: () => ending.abort(), ended });
  }

  async function drop(stream: Kept): Promise<void> {
    kept.delete(stream.connectionId);
    stream.end();
    await stream.ended;
    await releaseStream(stream.scope, stream.connectionId, holder);
  }

  return {
    look,
    async stop() {
      stopped = true;
      await Promise.all([...kept.values()].map(drop));
    },
  };
}

function streamingProviders(): string[] {
  return PROVIDERS.filter(({ operations }) => operations.openStream !== undefined).map(({ id }) => id);
}
