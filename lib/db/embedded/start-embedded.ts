import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { locateBinaries } from "./binaries.ts";
import { freePort } from "./free-port.ts";
import { initialise } from "./initialise.ts";
import { clusterOwner } from "./owner.ts";
import { choosePlace, sharedFolder } from "./place.ts";
import { clearPreviousServer } from "./previous-server.ts";
import { commandOf } from "./processes.ts";
import { newPassword, readSettings, writeSettings } from "./settings.ts";
import { startServer, stopServer } from "./start-server.ts";

export interface EmbeddedDatabase {
  /** postgresql:// address of the `paydeck` database, password included. */
  readonly url: string;
  readonly folder: string;
  readonly notice?: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Resolves when the server ends, wanted or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL kept in `folder`, making it on the first run; throws one clear sentence when it cannot. */
export async function startEmbedded(
  folder: string,
  options: { throwAway?: boolean } = {},
): Promise<EmbeddedDatabase> {
  const owner = clusterOwner();
  const place = choosePlace(folder, owner);
  const binaries = locateBinaries(owner, sharedFolder());
  const cluster = join(place.folder, "cluster");
  const settingsFile = join(place.folder, "cluster.json");

  const previous = readSettings(settingsFile);
  await clearPreviousServer(cluster, previous);
  const password = previous?.password ?? newPassword();
  const port = await freePort(previous?.port);
  const supervisor = { pid: process.pid, command: commandOf(process.pid) ?? "" };
  // An interrupted first run leaves a folder without the file that PostgreSQL writes last, or a password without a cluster.
  const isMade = previous !== undefined && existsSync(join(cluster, "global", "pg_control"));
  if (!isMade) await initialise(binaries.initdb, cluster, password, owner);
  writeSettings(settingsFile, { port, password, supervisor });

  const urlOf = (database: string) => `postgresql://paydeck:${password}@127.0.0.1:${port}/${database}`;
  const child = await startServer({
    postgres: binaries.postgres,
    cluster,
    port,
    logFile: join(place.folder, "postgres.log"),
    owner,
    throwAway: options.throwAway ?? false,
    adminUrl: urlOf("postgres"),
  });
  await ensureDatabase(urlOf("postgres"));
  return {
    url: urlOf("paydeck"),
    ...place,
    pid: child.pid ?? 0,
    ended: new Promise((resolve) => child.once("exit", () => resolve())),
    stop: () => stopServer(child),
  };
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'paydeck'");
    if (found.rowCount === 0) await client.query("CREATE DATABASE paydeck");
  } finally {
    await client.end();
  }
}
