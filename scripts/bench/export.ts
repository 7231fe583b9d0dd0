import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import { disconnectDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closePool } from "#lib/db/pool.ts";
import { overrideEnv } from "#lib/env.ts";
import { createExport } from "#lib/exports/create-export.ts";
import { createExportInput } from "#lib/exports/schema.ts";
import { EXPORT_COLUMNS } from "#lib/exports/status.ts";
import { NODE, runProgram } from "../steps/run-program.ts";
import { WORKER_FLAGS } from "../steps/services.ts";
import { copyOut } from "./export/copy-out.ts";
import { seedTransactions } from "./export/seed.ts";
import type { Written } from "./export/write.ts";

/**
 * `npm run bench -- export [rows]`: a file of every column of a million transactions, written as the worker writes it
 * and read as a download reads it, in a process that does nothing else, against a bare `COPY (SELECT …) TO STDOUT` of
 * the same columns before and after it in the same run.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const BAR_RSS_MB = 400;
const KEYS = `bench:${Buffer.alloc(32, 1).toString("base64")}`;

const folder = mkdtempSync(join(tmpdir(), "paydeck-bench-"));
chmodSync(folder, 0o711);
const database = await startEmbedded(folder, { throwAway: true });
const client = new pg.Client({ connectionString: database.url, options: "-c TimeZone=UTC" });
try {
  await migrate(database.url);
  overrideEnv({
    DATABASE_URL: database.url,
    PAYDECK_KEYS: KEYS,
    LOG_LEVEL: "error",
  });
  await client.connect();
  const seeding = performance.now();
  const scope = await seedTransactions(client, ROWS);
  console.log(`${ROWS} transactions in ${secondsSince(seeding).toFixed(0)} s`);
  await measure(scope);
} finally {
  await client.end();
  await closePool();
  await disconnectDb();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(scope: Scope): Promise<void> {
  const before = await bare(scope);
  const { exportId } = await createExport(
    scope,
    createExportInput.parse({
      list: "transactions",
      filters: {},
      columns: Object.keys(EXPORT_COLUMNS),
      format: "csv",
      zone: "Europe/Madrid",
      dayZone: "UTC",
      idempotencyKey: randomUUID(),
    }),
  );
  const { seconds, readSeconds, bytes, lines, writeRssMb, readRssMb } = await writeElsewhere(scope, exportId);
  const after = await bare(scope);
  const copySeconds = (before + after) / 2;
  if (lines !== ROWS + 1) throw new Error(`${ROWS} rows, and ${lines} lines in the file`);
  console.log(
    `written in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB, read in ${readSeconds.toFixed(1)} s; COPY ${before.toFixed(1)} s and ${after.toFixed(1)} s`,
  );
  const ratio = Number((seconds / copySeconds).toFixed(2));
  console.log(
    JSON.stringify({
      bench: "export",
      rows: ROWS,
      seconds: round(seconds),
      rssMb: Math.max(writeRssMb, readRssMb),
      writeRssMb,
      readRssMb,
      ratio,
      readSeconds: round(readSeconds),
    }),
  );
  if (Math.max(writeRssMb, readRssMb) > BAR_RSS_MB) throw new Error(`more than ${BAR_RSS_MB} MB of memory`);
}

/** The least that it can take: the same rows and columns in the same order, as PostgreSQL itself writes them. */
async function bare({ merchantId, mode }: Scope): Promise<number> {
  const started = performance.now();
  await copyOut(
    client,
    `COPY (SELECT t.id, t.created_at, t.status, t.reason, t.kind, t.amount, t.currency, t.received, t.refunded, t.fee,
       COALESCE(t.received, t.amount) - t.fee, t.reference, t.external_id, t.invoice_number, c.name, c.email, t.connection_id,
       t.provider, t.method_label, t.network, t.tx_hash, t.address, t.country, t.description, l.title,
       array_to_string(array(SELECT g.tag FROM transaction_tags g
         WHERE g.merchant_id = t.merchant_id AND g.transaction_id = t.id ORDER BY g.tag), ', '), t.paid_at, t.updated_at
     FROM transactions t LEFT JOIN customers c ON c.merchant_id = t.merchant_id AND c.id = t.customer_id
       LEFT JOIN payment_links l ON l.merchant_id = t.merchant_id AND l.id = t.link_id
     WHERE t.merchant_id = '${merchantId}' AND t.mode = '${mode}' ORDER BY t.created_at DESC, t.id DESC)
     TO STDOUT (FORMAT csv)`,
  );
  return secondsSince(started);
}

/** In a process of its own, started as the worker is: this one still holds what the seed and the bare copy have left behind. */
async function writeElsewhere({ merchantId }: Scope, exportId: string): Promise<Written> {
  const env = { DATABASE_URL: database.url, PAYDECK_KEYS: KEYS, LOG_LEVEL: "error" };
  const { code, output } = await runProgram(
    NODE,
    [...WORKER_FLAGS, "scripts/bench/export/write.ts", merchantId, exportId],
    { env },
  );
  if (code !== 0) throw new Error(output);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Written;
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
