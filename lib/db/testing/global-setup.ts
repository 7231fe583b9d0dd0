import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate.ts";
import { type DatabaseMaker, startDatabaseMaker } from "./database-maker.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Makes copies of a migrated database: each test file has its own. See database-maker.ts. */
    databaseMakerUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "paydeck-test-"));
  chmodSync(folder, 0o711);
  const database = await startEmbedded(folder, { throwAway: true });
  let maker: DatabaseMaker;
  try {
    await migrate(database.url);
    maker = await startDatabaseMaker(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  project.provide("databaseMakerUrl", maker.url);
  return async () => {
    await maker.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
