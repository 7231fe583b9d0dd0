import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { addEventMonths } from "./event-months.ts";
import { MIGRATIONS_FOLDER, writtenMigrations } from "./migrations-folder.ts";
import { NO_MODELS, withSchemaEngine } from "./schema-engine.ts";
import { raiseWalls } from "./walls/raise-walls.ts";

/** Ours alone: the engine takes 72707369 itself, for its own part, and gives up on it after ten seconds. */
const MIGRATION_LOCK = 72_707_370;

/** Brings the database up to this version, ours first, then the job queue's own tables, then who may see what; answers the names it applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: databaseUrl });
  await guard.connect();
  try {
    // Two dashboards starting at once: the second waits, then finds nothing left to do.
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await applyWritten(databaseUrl);
    await addEventMonths(guard, new Date());
    await migrateQueue(databaseUrl);
    await raiseWalls(guard);
    return applied;
  } finally {
    await guard.end();
  }
}

async function applyWritten(databaseUrl: string): Promise<string[]> {
  const lockfile = join(MIGRATIONS_FOLDER, "migration_lock.toml");
  const directories = writtenMigrations().map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
  }));
  const result = await withSchemaEngine(databaseUrl, NO_MODELS, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir: MIGRATIONS_FOLDER,
        lockfile: {
          path: "migration_lock.toml",
          content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
        },
        shadowDbInitScript: "",
        migrationDirectories: directories,
      },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return result.appliedMigrationNames;
}

async function migrateQueue(databaseUrl: string): Promise<void> {
  const queue = await makeWorkerUtils({ connectionString: databaseUrl, maxPoolSize: 1 });
  try {
    await queue.migrate();
  } finally {
    await queue.release();
  }
}
