import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database that every test file copies. */
    templateDatabaseUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "paydeck-test-"));
  chmodSync(folder, 0o711);
  const database = await startEmbedded(folder, { throwAway: true });
  try {
    await migrate(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  project.provide("templateDatabaseUrl", database.url);
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
