import type pg from "pg";
import { z } from "zod";
import { migrationNames } from "./migrations-folder.ts";

const rows = z.array(z.object({ migration_name: z.string() }));

/** Names of the migrations that this version needs and the database does not have, oldest first. */
export async function pendingMigrations(database: Pick<pg.Pool, "query">): Promise<string[]> {
  const table = await database.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists");
  const exists = z.array(z.object({ exists: z.boolean() })).parse(table.rows)[0]?.exists ?? false;
  if (!exists) return migrationNames();
  const applied = await database.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const done = new Set(rows.parse(applied.rows).map((row) => row.migration_name));
  return migrationNames().filter((name) => !done.has(name));
}
