import { setTimeout as sleep } from "node:timers/promises";
import { loadConnection } from "../connections/load-connection.ts";
import { log } from "../logger.ts";
import { failuresAfter, reconnectDelay } from "./backoff.ts";
import { followStream } from "./follow-stream.ts";
import type { HeldStream } from "./held-stream.ts";
import { updateStreamState } from "./repository.ts";

/** A refused key is not accepted a second later; the worker opens the stream anew as soon as somebody changes it. */
const REFUSED_MS = 5 * 60_000;

/** Keeps one connection's stream open until told to end: opens, follows, waits, opens again. */
export async function keepStream(held: HeldStream): Promise<void> {
  const { scope, connectionId, holder, signal } = held;
  let failures = 0;
  while (!signal.aborted) {
    const ended = await followOnce(held);
    if (signal.aborted) return;
    failures = failuresAfter(failures, ended.openMs);
    await updateStreamState(scope, connectionId, holder, { state: "waiting", problem: ended.because });
    await pause(ended.isRefusal ? REFUSED_MS : reconnectDelay(failures), signal);
  }
}

interface Ended {
  readonly because: string;
  readonly openMs: number;
  readonly isRefusal: boolean;
}

async function followOnce(held: HeldStream): Promise<Ended> {
  try {
    const connection = await loadConnection(held.scope, held.connectionId);
    return await followStream(held, connection);
  } catch (thrown) {
    log("streams").warn({ err: thrown, connectionId: held.connectionId }, "A stream could not be followed");
    return { because: "Something failed on our side.", openMs: 0, isRefusal: false };
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
