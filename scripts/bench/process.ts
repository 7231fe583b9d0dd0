import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { disconnectDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closePool } from "#lib/db/pool.ts";
import { overrideEnv } from "#lib/env.ts";
import { type Backlog, fillBacklog } from "./process/backlog.ts";
import { measureLag } from "./process/measure-lag.ts";
import { Helper, watchMemory } from "./process/processes.ts";
import { queueBacklog, untilTried } from "./process/queue-backlog.ts";
import { copyDatabase } from "./support/copy-database.ts";

/**
 * `npm run bench -- process [events a round]`: a backlog of mixed events on two real workers, against two processes that
 * run the very statements of that work, recorded beforehand, and nothing else: same PostgreSQL, same number of
 * connections, alternating in one run. Then events arrive at half of the measured rate, for their lag.
 */
const ROUNDS = 5;
const EVENTS = Number(process.argv[2] ?? 10_000);
const WORKERS = 2;
const LANES = 10;
const KEYS = `bench:${Buffer.alloc(32, 1).toString("base64")}`;

const folder = mkdtempSync(join(tmpdir(), "paydeck-bench-"));
chmodSync(folder, 0o711);
const server = await startEmbedded(folder, { throwAway: true });
const helpers: Helper[] = [];
const pools: pg.Pool[] = [];
try {
  await migrate(server.url);
  overrideEnv({ DATABASE_URL: server.url, PAYDECK_KEYS: KEYS, LOG_LEVEL: "error" });
  const backlogs: Backlog[] = [];
  // The first is for the record, the last for the lag.
  for (let index = 0; index < ROUNDS + 2; index += 1) backlogs.push(await fillBacklog(EVENTS, randomFrom(7)));
  await closePool();
  await disconnectDb();
  const [recordUrl, oursUrl, bareUrl] = [await copy("recorded"), await copy("ours"), await copy("bare")];
  const [toRecord, ...rest] = backlogs;
  const rounds = rest.slice(0, ROUNDS);
  if (toRecord === undefined) throw new Error("there is a backlog to record");

  const file = join(folder, "statements.jsonl");
  const recorder = await start("scripts/bench/process/record.ts", [file], recordUrl);
  await work(poolOf(recordUrl), toRecord);
  await recorder.finish("stop");

  const workers = await startAll(() => start("lib/worker/main.ts", [], oursUrl));
  const scripts = await startAll((index) =>
    start(
      "scripts/bench/process/bare.ts",
      [bareUrl, file, String(index), String(WORKERS), String(LANES)],
      bareUrl,
    ),
  );
  const [oursPool, barePool] = [poolOf(oursUrl), poolOf(bareUrl)];
  const memory = watchMemory(workers.map(({ pid }) => pid));
  const ours: number[] = [];
  const bare: number[] = [];
  for (const round of rounds) {
    const swaps = swapsBetween(toRecord, round);
    await Promise.all(scripts.map((script) => script.send({ swaps })));
    await queueBacklog(barePool, round);
    bare.push(await rate(() => Promise.all(scripts.map((script) => script.send("go")))));
    memory.resume();
    ours.push(await rate(() => work(oursPool, round)));
    memory.pause();
    console.log(
      `round ${ours.length}: ${Math.round(ours.at(-1) ?? 0)}/s, bare ${Math.round(bare.at(-1) ?? 0)}/s`,
    );
  }
  const events = {
    accounted: await count(oursPool, "webhook_attempts WHERE number = 1"),
    sent: ROUNDS * EVENTS,
  };
  console.log(await outcomesIn(oursPool, rounds));
  const lag = await measureLag(oursPool, backlogs.at(-1), median(ours) / 2);
  const [rps, bareRps] = [Math.round(median(ours)), Math.round(median(bare))];
  const ratio = Number((median(ours) / median(bare)).toFixed(3));
  const figures = { rps, bareRps, ratio, rounds: ROUNDS, ...events, ...lag, ...memory.growth() };
  console.log(JSON.stringify({ bench: "process", ...figures }));
} finally {
  for (const helper of helpers) await helper.kill();
  for (const pool of pools) await pool.end();
  await closePool();
  await disconnectDb();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function work(pool: pg.Pool, backlog: Backlog): Promise<void> {
  await queueBacklog(pool, backlog);
  await untilTried(pool, backlog);
}

async function rate(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return EVENTS / ((performance.now() - started) / 1000);
}

function copy(name: string): Promise<string> {
  return copyDatabase(server.url, `bench_${name}`);
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // A server that is stopped says so to connections that are still closing.
  pool.on("error", () => undefined);
  pools.push(pool);
  return pool;
}

async function start(script: string, args: readonly string[], url: string): Promise<Helper> {
  const env = { DATABASE_URL: url, DATABASE_POOL: String(LANES), PAYDECK_KEYS: KEYS, LOG_LEVEL: "fatal" };
  const helper = new Helper(script, args, {
    ...env,
    NEXTAUTH_SECRET: "only-this-bench-knows-it-0123456789abcdef",
  });
  helpers.push(helper);
  await helper.answers();
  return helper;
}

function startAll(one: (index: number) => Promise<Helper>): Promise<Helper[]> {
  return Promise.all(Array.from({ length: WORKERS }, (_, index) => one(index)));
}

/** What stands in a recorded statement for this round's merchant. */
function swapsBetween(from: Backlog, to: Backlog): [string, string][] {
  const connections = from.connections.map((id, index): [string, string] => [
    id,
    to.connections[index] ?? id,
  ]);
  return [[from.scope.merchantId, to.scope.merchantId], ...connections];
}

/** What became of the events, for the reader. */
async function outcomesIn(pool: pg.Pool, of: readonly Backlog[]): Promise<string> {
  const { rows } = await pool.query<{ outcome: string; count: number }>(
    `SELECT coalesce(error_code, nullif(outcome, ''), status) AS outcome, count(*)::int AS count FROM webhook_events
     WHERE merchant_id = ANY ($1) GROUP BY 1 ORDER BY 2 DESC`,
    [of.map(({ scope }) => scope.merchantId)],
  );
  return rows.map(({ outcome, count: events }) => `${events} ${outcome}`).join(" · ");
}

async function count(pool: pg.Pool, what: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${what}`);
  return rows[0]?.count ?? 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
