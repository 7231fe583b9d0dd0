import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "../../db/pool.ts";
import { env } from "../../env.ts";

/** A real worker process on the test's database. `preload`: JavaScript that it runs before anything else. */
export function startWorker(databaseUrl: string, preload?: string): ChildProcess {
  const { NEXTAUTH_SECRET, PAYDECK_KEYS } = env();
  const ring = PAYDECK_KEYS.map((key) => `${key.id}:${key.bytes.toString("base64")}`).join(",");
  const before =
    preload === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(preload)}`];
  return spawn(process.execPath, ["--conditions=react-server", ...before, "lib/worker/main.ts"], {
    env: {
      NODE_ENV: "test",
      PATH: "",
      DATABASE_URL: databaseUrl,
      NEXTAUTH_SECRET,
      PAYDECK_KEYS: ring,
      LOG_LEVEL: "fatal",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

export function isGone(worker: ChildProcess): boolean {
  return worker.exitCode !== null || worker.signalCode !== null;
}

/** A stopped one too. */
export async function kill(worker: ChildProcess): Promise<void> {
  if (isGone(worker)) return;
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}

export async function count(sql: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(`SELECT count(*) FROM ${sql}`, [...values]);
  return Number(rows[0]?.count);
}

export async function until(what: string, isSo: () => Promise<boolean>, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(50);
  }
}
