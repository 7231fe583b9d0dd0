import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { disconnectDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closePool } from "#lib/db/pool.ts";
import { overrideEnv } from "#lib/env.ts";
import { getEvent } from "#lib/webhooks/get-event.ts";
import { listEvents } from "#lib/webhooks/list-events.ts";
import { eventDetailDto, eventFiltersSchema, eventPageDto, inboxSummaryDto } from "#lib/webhooks/schema.ts";
import { summarizeInbox } from "#lib/webhooks/summarize-inbox.ts";
import { type Case, casesOf } from "./inbox/cases.ts";
import { type Seeded, seedInbox } from "./inbox/seed.ts";

/**
 * `npm run bench -- inbox [events]`: the list, its counts and one event at a million events, under every filter, through
 * operation and DTO as the reader calls them, against a bare query of the same page. Fails when a p95 reaches 50 ms.
 */
const EVENTS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 30;
const WARM = 3;
const BAR_MS = 50;

const folder = mkdtempSync(join(tmpdir(), "paydeck-bench-"));
chmodSync(folder, 0o711);
const database = await startEmbedded(folder, { throwAway: true });
const client = new pg.Client({ connectionString: database.url, options: "-c TimeZone=UTC" });
try {
  await migrate(database.url);
  overrideEnv({
    DATABASE_URL: database.url,
    PAYDECK_KEYS: `bench:${Buffer.alloc(32, 1).toString("base64")}`,
    LOG_LEVEL: "error",
  });
  await client.connect();
  const started = performance.now();
  const seeded = await seedInbox(client, EVENTS);
  console.log(`${seeded.events} events in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  await measure(seeded);
} finally {
  await client.end();
  await closePool();
  await disconnectDb();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(seeded: Seeded): Promise<void> {
  const { scope } = seeded;
  const cases = await casesOf(client, seeded);
  const p95: Record<string, number> = {};
  const ratios: number[] = [];
  for (const one of cases) {
    const filters = eventFiltersSchema.parse(one.filters);
    let rows = 0;
    const list = await timed(
      async () => {
        rows = eventPageDto.parse(await listEvents(scope, filters)).rows.length;
      },
      one.bare && (() => askBare(seeded, one.bare)),
    );
    const counts = await timed(async () => void inboxSummaryDto.parse(await summarizeInbox(scope, filters)));
    note(`list: ${one.name}`, list.ours, p95, `${rows} rows`);
    note(`counts: ${one.name}`, counts.ours, p95);
    if (list.bare.length > 0) ratios.push(percentile(list.ours, 0.5) / percentile(list.bare, 0.5));
  }
  const { rows } = await listEvents(scope, eventFiltersSchema.parse({ connection: seeded.connectionIds[0] }));
  const eventId = rows[0]?.id ?? "";
  const one = await timed(async () => void eventDetailDto.parse(await getEvent(scope, { eventId })));
  note("one event", one.ours, p95);
  const worstP95 = Math.max(...Object.values(p95));
  const ratio = Number(percentile(ratios, 0.5).toFixed(2));
  console.log(JSON.stringify({ bench: "inbox", events: seeded.events, p95, worstP95, ratio }));
  if (worstP95 >= BAR_MS) process.exitCode = 1;
}

/** Both by turns, so that what the machine does meanwhile hits both. */
async function timed(ours: () => Promise<void>, bare?: () => Promise<void>) {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = -WARM; round < ROUNDS; round += 1) {
    const one = await timeOf(ours);
    const other = bare && (await timeOf(bare));
    if (round < 0) continue;
    times.ours.push(one);
    if (other !== undefined) times.bare.push(other);
  }
  return times;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function askBare({ scope }: Seeded, bare: Case["bare"]): Promise<void> {
  await client.query({
    name: bare?.where ?? "",
    text: `SELECT id, connection_id, channel, type, status, external_event_id, transaction_id, attempts, next_attempt_at,
        outcome, received_at, processed_at
      FROM webhook_events WHERE merchant_id = $1 AND mode = $2 AND ${bare?.where} ORDER BY received_at DESC, id DESC LIMIT 51`,
    values: [scope.merchantId, scope.mode, ...(bare?.values ?? [])],
  });
}

function note(name: string, times: readonly number[], p95: Record<string, number>, more = ""): void {
  const [p50, high] = [0.5, 0.95].map((part) => Number(percentile(times, part).toFixed(1)));
  p95[name] = high ?? 0;
  console.log(`${name.padEnd(90)} p50 ${p50} ms  p95 ${high} ms  ${more}`);
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
