import type pg from "pg";
import { z } from "zod";
import { onePerProcess } from "../db/one-per-process.ts";
import { pool } from "../db/pool.ts";
import { log } from "../logger.ts";
import { LIVE_CHANNEL, LIVE_TOPICS, type LiveTopic } from "./topics.ts";

/** Whose changes are told, and to whom. */
export interface Subscription {
  readonly merchantId: string;
  /** When what stands on the screen was drawn: changes since then are told at once. Without it only later ones are. */
  readonly drawnAt?: number | undefined;
  readonly tell: (topic: LiveTopic) => void;
}

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
/** A page's parts are drawn side by side: one may have read a little before the moment that the page gives. */
const DRAWN_EARLIER_MS = 2000;

/** One LISTEN connection for the whole process, however many screens are open. */
class LiveHub {
  #subscriptions = new Map<string, Set<Subscription>>();
  #connecting: Promise<void> | undefined;
  #listeningSince: number | undefined;
  /** When each topic of each merchant was last told of. */
  #heard = new Map<string, Map<LiveTopic, number>>();

  /** Tells of each change until the returned function is called. */
  subscribe(subscription: Subscription): () => void {
    const { merchantId } = subscription;
    const set = this.#subscriptions.get(merchantId) ?? new Set();
    set.add(subscription);
    this.#subscriptions.set(merchantId, set);
    this.#connecting ??= this.#connect(false);
    this.#catchUp(subscription);
    return () => {
      set.delete(subscription);
      // Called twice (abort and cancel), it must not take away the set of a screen that opened in between.
      if (set.size === 0 && this.#subscriptions.get(merchantId) === set)
        this.#subscriptions.delete(merchantId);
    };
  }

  /** What changed while a screen was on its way. Before we listened, that is unknown, and it asks for everything. */
  #catchUp({ merchantId, drawnAt, tell }: Subscription): void {
    if (drawnAt === undefined || this.#listeningSince === undefined) return;
    const since = drawnAt - DRAWN_EARLIER_MS;
    if (since < this.#listeningSince) tellAll(tell);
    else for (const [topic, at] of this.#heard.get(merchantId) ?? []) if (at >= since) tell(topic);
  }

  /** `again`: what was told while nobody listened is unknown, and every open screen asks for everything. */
  async #connect(again: boolean): Promise<void> {
    let client: pg.PoolClient | undefined;
    let lost = false;
    const lose = (thrown: unknown): void => {
      if (lost) return;
      lost = true;
      this.#listeningSince = undefined;
      log("live").warn({ err: thrown }, "Live updates are interrupted");
      client?.release(true);
      setTimeout(() => {
        this.#connecting = this.#connect(true);
      }, RECONNECT_MS).unref();
    };
    try {
      client = await pool().connect();
      client.on("notification", (message) => this.#tell(message));
      client.on("error", lose);
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
      this.#listeningSince = Date.now();
      for (const set of this.#subscriptions.values())
        for (const subscription of set)
          if (again) tellAll(subscription.tell);
          else this.#catchUp(subscription);
    } catch (thrown) {
      lose(thrown);
    }
  }

  #tell(message: pg.Notification): void {
    // Anybody on this database may notify; a throw in here would jam the connection for good.
    const parsed = notice.safeParse(message.payload);
    if (!parsed.success) return;
    const { merchantId, topic } = parsed.data;
    const heard = this.#heard.get(merchantId) ?? new Map<LiveTopic, number>();
    this.#heard.set(merchantId, heard.set(topic, Date.now()));
    for (const { tell } of this.#subscriptions.get(merchantId) ?? []) tell(topic);
  }
}

function tellAll(tell: Subscription["tell"]): void {
  for (const topic of LIVE_TOPICS) tell(topic);
}

const shared = onePerProcess("live-hub", () => new LiveHub());

export function liveHub(): LiveHub {
  return shared.get();
}
