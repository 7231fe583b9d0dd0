import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { stopSignal } from "../steps/stop-signal.ts";
import { type Ending, readEnding } from "./ending.ts";
import type { Killer } from "./killer.ts";
import type { Plan } from "./plan.ts";
import { startSender } from "./sender.ts";
import { openSlot, type Slot } from "./slot.ts";
import { makeWorld } from "./world.ts";

export interface RunOptions {
  readonly seed: number;
  readonly plan: Plan;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly webs: number;
  readonly workers: number;
  /** Null: the calm run. */
  readonly killer: Killer | null;
  readonly target: number;
}

/** After this long without any event coming to its end, what waits is taken for stuck. */
const STUCK_AFTER_MS = 90_000;

/** Sends the whole plan to real processes over one database, with or without kills, and reads how it ended. */
export async function run(options: RunOptions): Promise<Ending> {
  const { plan, databaseUrl, killer, target } = options;
  const world = await makeWorld(databaseUrl, plan);
  const ports = await Promise.all(Array.from({ length: options.webs }, () => freePort()));
  const webs = ports.map((port) => slotOf(options, "web", ["lib/door/main.ts"], { DOOR_PORT: String(port) }));
  const workers = Array.from({ length: options.workers }, () =>
    slotOf(options, "worker", ["lib/worker/main.ts"]),
  );
  const slots = [...webs, ...workers];
  let over = false;
  try {
    await until(
      () => slots.every((slot) => slot.isReady() || slot.armed() !== null),
      60_000,
      "every process is ready",
    );
    const allowed = (): number => {
      if (killer === null) return plan.deliveries.length;
      // The load lasts as long as the kills do.
      return Math.ceil((plan.deliveries.length * (killer.kills() + 1)) / target);
    };
    const readyPorts = () => ports.filter((_, index) => webs[index]?.isReady());
    const sender = startSender({ seed: options.seed, plan, world, ports: readyPorts, allowed });
    await Promise.all([killer?.run(slots, sender, () => over), sender.done]);
    await untilNothingMoves(databaseUrl);
    return await readEnding(databaseUrl, { plan, world, requests: sender.requests });
  } finally {
    over = true;
    await Promise.all(slots.map((slot) => slot.stop()));
    await world.close();
  }
}

function slotOf(
  options: RunOptions,
  kind: "web" | "worker",
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Slot {
  const { killer, databaseUrl, folder } = options;
  return openSlot({
    kind,
    args,
    env: {
      // The secrets of this run are in it already.
      ...process.env,
      NODE_ENV: "test",
      TZ: "UTC",
      // Most of a start is reading source; a thousand starts read the same, and so does the next run.
      NODE_COMPILE_CACHE: resolve("node_modules", ".cache", "chaos"),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: "error",
      ...more,
    },
    logFile: join(folder, `${killer === null ? "calm" : "chaos"}-${kind}.log`),
    arm: () => killer?.arm(kind) ?? null,
    mayStart: () => killer?.mayStart() ?? true,
    onPoint: (armed) => killer?.onPoint(armed, kind),
    onHold: (armed) => killer?.onHold(armed),
    onFall: (how) => killer?.onFall(kind, how),
  });
}

/** Resolves when no event and no job of one waits, or when nothing has changed for so long that it never will. */
async function untilNothingMoves(databaseUrl: string): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  for (let since = Date.now(); Date.now() - since < STUCK_AFTER_MS; await sleep(250)) {
    stopSignal.throwIfAborted();
    const waiting = await countWaiting(databaseUrl).catch(() => Number.POSITIVE_INFINITY);
    if (waiting === 0) return;
    if (waiting < least) since = Date.now();
    least = Math.min(least, waiting);
  }
}

async function countWaiting(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ waiting: number }>(`
      SELECT (SELECT count(*) FROM webhook_arrivals)::int
        + (SELECT count(*) FROM webhook_events WHERE status IN ('received', 'processing', 'failed'))::int
        + (SELECT count(*) FROM graphile_worker.jobs
           WHERE task_identifier IN ('process-webhook', 'process-webhooks', 'count-link-payments', 'claim-deposit', 'follow-refund'))::int AS waiting`);
    return rows[0]?.waiting ?? 0;
  } finally {
    await client.end();
  }
}

async function until(isSo: () => boolean, withinMs: number, what: string): Promise<void> {
  for (const end = Date.now() + withinMs; !isSo(); await sleep(20)) {
    stopSignal.throwIfAborted();
    if (Date.now() > end) throw new Error(`Not in time: ${what}.`);
  }
}
