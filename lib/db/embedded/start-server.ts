import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { ClusterOwner } from "./owner.ts";

export interface ServerStart {
  readonly postgres: string;
  readonly cluster: string;
  readonly port: number;
  readonly logFile: string;
  readonly owner: ClusterOwner | undefined;
  /** Gives up durability for speed: only for clusters that are thrown away. */
  readonly throwAway: boolean;
  /** A database that exists in every cluster, to see whether it answers. */
  readonly adminUrl: string;
}

/** Processes of a server whose head was killed end with what they are doing; PostgreSQL does not start beside them. */
const LEFTOVERS_TAKE_MS = 30_000;

/** Starts PostgreSQL on a loopback port and resolves when it answers. */
export async function startServer(start: ServerStart): Promise<ChildProcess> {
  for (const end = Date.now() + LEFTOVERS_TAKE_MS; ; await sleep(200)) {
    try {
      return await startOnce(start);
    } catch (error) {
      if (Date.now() > end || !sawLeftovers(start.logFile)) throw error;
    }
  }
}

async function startOnce(start: ServerStart): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(start.throwAway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  const log = openSync(start.logFile, "w", 0o600);
  const child = spawn(
    start.postgres,
    ["-D", start.cluster, "-p", String(start.port), ...settings.flatMap((setting) => ["-c", setting])],
    // Its own process group: Ctrl-C in a terminal must reach the supervisor alone, which stops things in order.
    { ...start.owner, cwd: "/", detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  const failed = new Promise<never>((_resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL did not start: ${lastLine(start.logFile)}`)));
  });
  await Promise.race([untilItAnswers(start.adminUrl), failed]);
  return child;
}

/** Fast shutdown: open sessions are cut, everything committed is on disk. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGINT");
  const gaveUp = new AbortController();
  const slow = sleep(30_000, undefined, { signal: gaveUp.signal }).then(
    () => child.kill("SIGQUIT"),
    () => undefined,
  );
  await ended;
  gaveUp.abort();
  await slow;
}

async function untilItAnswers(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(30)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

function sawLeftovers(file: string): boolean {
  return readFileSync(file, "utf8").includes("pre-existing shared memory block");
}

function lastLine(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "it left no message";
}
