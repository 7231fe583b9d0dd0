import { parseArgs } from "node:util";
import { asOwner } from "#lib/db/as-owner.ts";
import { closeSessions } from "#lib/db/close-sessions.ts";
import { pool } from "#lib/db/pool.ts";
import { env, overrideEnv } from "#lib/env.ts";
import { printProgress } from "./progress.ts";
import { seedDemo } from "./seed-demo.ts";

const DEFAULTS = { seed: "20418", transactions: "5000" };

/** Fills the demo. Does nothing where it has been filled before. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: DEFAULTS.seed },
      transactions: { type: "string", default: DEFAULTS.transactions },
    },
  });
  const { SANDBOX_URL: sandboxUrl, DATABASE_URL } = env();
  if (sandboxUrl === undefined) throw new Error("SANDBOX_URL is not set");
  overrideEnv({ DATABASE_URL: withoutWaiting(DATABASE_URL), LOG_LEVEL: "error" });
  if (await isFilled()) return;
  const started = performance.now();
  await seedDemo({
    seed: whole("seed", values.seed),
    transactions: whole("transactions", values.transactions),
    now: new Date(),
    sandboxUrl,
    progress: printProgress,
  });
  await asOwner((owner) => owner.query("ANALYZE"));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  Filled in ${seconds} s: ${await countByStatus()}`);
}

/** A demo that is cut short is filled anew: its sessions need not wait for the disk at every commit. */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c TimeZone=UTC -c synchronous_commit=off");
  return url.href;
}

async function isFilled(): Promise<boolean> {
  const { rows } = await pool().query("SELECT 1 FROM merchants LIMIT 1");
  return rows.length > 0;
}

async function countByStatus(): Promise<string> {
  const { rows } = await pool().query<{ status: string; count: string }>(
    "SELECT status, count(*) FROM transactions GROUP BY status ORDER BY count(*) DESC",
  );
  return rows.map(({ status, count }) => `${count} ${status}`).join(", ");
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number`);
  return Number.parseInt(text, 10);
}

main()
  .finally(closeSessions)
  .catch((error: unknown) => {
    console.error(
      `The demo could not be filled: ${error instanceof Error ? error.message : "unknown error"}`,
    );
    process.exitCode = 1;
  });
