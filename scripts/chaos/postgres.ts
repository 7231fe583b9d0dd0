import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "#lib/db/embedded/processes.ts";
import { type EmbeddedDatabase, startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import type { Random } from "./random.ts";

/**
 * power: every process of the server at one moment, as when the machine loses its power (what the kernel holds
 * survives, as it would not there). postmaster: its head alone; the others are still at work when it is started again.
 * backend: one of its processes, after which the server restarts itself.
 */
export const POSTGRES_KILLS = ["power", "postmaster", "backend"] as const;
export type PostgresKill = (typeof POSTGRES_KILLS)[number];

export interface Postgres {
  readonly url: string;
  readonly folder: string;
  /** Whether it is being brought back at this moment. */
  isDown(): boolean;
  /** Kills it with SIGKILL and resolves when it answers again; false when there was nothing to kill. */
  kill(how: PostgresKill, random: Random): Promise<boolean>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own with the settings of a real one: everything acknowledged is on disk. */
export async function startPostgres(folder: string): Promise<Postgres> {
  let database = await startEmbedded(folder);
  let down = false;
  return {
    url: database.url,
    folder,
    isDown: () => down,
    async kill(how, random) {
      if (down) return false;
      down = true;
      try {
        if (how === "backend") return await killBackend(database, random);
        await killAll(database, how);
        database = await startEmbedded(folder);
        return true;
      } finally {
        down = false;
      }
    },
    stop: () => database.stop(),
  };
}

async function killAll({ pid, ended }: EmbeddedDatabase, how: "power" | "postmaster"): Promise<void> {
  // Stopped first, so that it makes no further child between the look at its children and their end.
  if (how === "power") {
    process.kill(pid, "SIGSTOP");
    for (const child of childrenOf(pid)) kill(child);
  }
  kill(pid);
  await ended;
}

async function killBackend({ url, pid }: EmbeddedDatabase, random: Random): Promise<boolean> {
  const children = childrenOf(pid);
  if (children.length === 0) return false;
  const victim = random.pick(children);
  kill(victim);
  while (isAlive(victim)) await sleep(5);
  await untilItAnswers(url);
  return true;
}

async function untilItAnswers(url: string): Promise<void> {
  const { default: pg } = await import("pg");
  for (const end = Date.now() + 60_000; ; await sleep(30)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (thrown) {
      if (Date.now() > end) throw thrown;
    }
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

/** The fourth word of `/proc/<pid>/stat`, after the name in brackets, which may hold anything. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It was gone already.
  }
}
