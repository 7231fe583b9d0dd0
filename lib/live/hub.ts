import type pg from "pg";
import { z } from "zod";
import { onePerProcess } from "../db/one-per-process.ts";
import { pool } from "../db/pool.ts";
import { log } from "../logger.ts";
import { LIVE_CHANNEL, LIVE_TOPICS, type LiveTopic } from "./topics.ts";

type Listener = (topic: LiveTopic) => void;

const notice = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.object({ merchantId: z.string(), topic: z.enum(LIVE_TOPICS) }));
const RECONNECT_MS = 1000;

/** One LISTEN connection for the whole process, however many screens are open. */
class LiveHub {
  #listeners = new Map<string, Set<Listener>>();
  #connecting: Promise<void> | undefined;

  /** Calls `listener` on each change of the merchant until the returned function is called. */
  subscribe(merchantId: string, listener: Listener): () => void {
    const set = this.#listeners.get(merchantId) ?? new Set();
    set.add(listener);
    this.#listeners.set(merchantId, set);
    this.#connecting ??= this.#connect();
    return () => {
      set.delete(listener);
      // Called twice (abort and cancel), it must not take away the set of a screen that opened in between.
      if (set.size === 0 && this.#listeners.get(merchantId) === set) this.#listeners.delete(merchantId);
    };
  }

  async #connect(): Promise<void> {
    let client: pg.PoolClient | undefined;
    let lost = false;
    const lose = (thrown: unknown): void => {
      if (lost) return;
      lost = true;
      log("live").warn({ err: thrown }, "Live updates are interrupted");
      client?.release(true);
      setTimeout(() => this.#reconnect(), RECONNECT_MS).unref();
    };
    try {
      client = await pool().connect();
      client.on("notification", (message) => this.#tell(message));
      client.on("error", lose);
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
    } catch (thrown) {
      lose(thrown);
    }
  }

  #reconnect(): void {
    this.#connecting = this.#connect();
    // What was missed in between is unknown: every open screen asks again.
    for (const set of this.#listeners.values())
      for (const listener of set) for (const topic of LIVE_TOPICS) listener(topic);
  }

  #tell(message: pg.Notification): void {
    // Anybody on this database may notify; a throw in here would jam the connection for good.
    const parsed = notice.safeParse(message.payload);
    if (!parsed.success) return;
    for (const listener of this.#listeners.get(parsed.data.merchantId) ?? []) listener(parsed.data.topic);
  }
}

const shared = onePerProcess("live-hub", () => new LiveHub());

export function liveHub(): LiveHub {
  return shared.get();
}
