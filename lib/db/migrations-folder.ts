import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A migration as written: `20261120104500_name` and its SQL. */
export interface WrittenMigration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Paydeck's processes all start in the project's folder. The bundler is told to leave these paths alone: it would take
 * every file of the project for something that the readiness route might read.
 */
export const MIGRATIONS_FOLDER = resolve(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");

/** The migrations of this version, oldest first. */
export function writtenMigrations(folder: string = MIGRATIONS_FOLDER): WrittenMigration[] {
  return migrationNames(folder).map((name) => ({
    name,
    sql: readFileSync(join(/* turbopackIgnore: true */ folder, name, "migration.sql"), "utf8"),
  }));
}

export function migrationNames(folder: string = MIGRATIONS_FOLDER): string[] {
  if (!existsSync(/* turbopackIgnore: true */ folder)) return [];
  return readdirSync(/* turbopackIgnore: true */ folder)
    .filter((name) => existsSync(join(/* turbopackIgnore: true */ folder, name, "migration.sql")))
    .sort();
}
