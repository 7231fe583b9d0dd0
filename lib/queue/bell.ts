import type pg from "pg";
import { pool } from "../db/pool.ts";
import { log } from "../logger.ts";

/** After a lost connection it is tried again so often. */
const AGAIN_MS = 1000;

/** Wakes one sleeper; rung while nobody sleeps, the next one does not fall asleep. */
export class Bell {
  #pending = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#pending = true;
    this.#wake?.();
  }

  async rung(withinMs: number): Promise<void> {
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#pending = false;
  }
}

/**
 * Rings at each notice of a channel; a lost connection is opened again, and until then whoever sleeps must look by
 * itself now and then. Resolves, when called, once nothing rings any more.
 */
export function ringAt(channel: string, bell: Bell): () => Promise<void> {
  let client: pg.PoolClient | undefined;
  let ended = false;
  let again: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    try {
      const fresh = await pool().connect();
      if (ended) return fresh.release(true);
      client = fresh;
      fresh.on("notification", () => bell.ring());
      fresh.on("error", () => lose(fresh));
      await fresh.query(`LISTEN ${channel}`);
    } catch (thrown) {
      log("queue").warn({ err: thrown, channel }, "Listening was interrupted");
      if (client === undefined) later();
      else lose(client);
    }
  };
  const later = (): void => {
    if (!ended) again = setTimeout(() => void connect(), AGAIN_MS);
  };
  const lose = (broken: pg.PoolClient): void => {
    if (client !== broken) return;
    client = undefined;
    broken.release(true);
    later();
  };
  const connecting = connect();
  return async () => {
    ended = true;
    clearTimeout(again);
    await connecting;
    client?.release(true);
    client = undefined;
  };
}
