import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { MIGRATIONS_FOLDER } from "#lib/db/migrations-folder.ts";
import { type SchemaFile, withSchemaEngine } from "#lib/db/schema-engine.ts";

const SCHEMA_FOLDER = "prisma/schema";
const SNAPSHOT = join(MIGRATIONS_FOLDER, "schema.snapshot.prisma");
const CUT = "// ---- file: ";

/** `npm run migrate:new -- <name>`: writes the SQL between the schema of the last migration and the one of today. */
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
  console.error(
    "Name the migration in lower case with underscores: npm run migrate:new -- add_refund_reason",
  );
  process.exit(1);
}

const before = existsSync(SNAPSHOT) ? splitSnapshot(readFileSync(SNAPSHOT, "utf8")) : [];
const after = readSchema();
const sql = await difference(before, after);
if (sql === "") {
  console.log("The schema has not changed since the last migration: nothing was written.");
} else {
  const folder = join(MIGRATIONS_FOLDER, `${timestamp(new Date())}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  writeFileSync(SNAPSHOT, after.map((file) => `${CUT}${file.path}\n${file.content}`).join(""));
  writeFileSync(join(MIGRATIONS_FOLDER, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(`Wrote ${join(folder, "migration.sql")}: read it before you commit it.`);
}

async function difference(from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  // Both sides are texts, yet the engine wants a server: an empty one that is thrown away.
  const folder = mkdtempSync(join(tmpdir(), "paydeck-diff-"));
  chmodSync(folder, 0o711);
  const database = await startEmbedded(folder, { throwAway: true });
  try {
    return await compare(database.url, from, to);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(databaseUrl: string, from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  const result = await withSchemaEngine(databaseUrl, to, (engine) =>
    engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return result.exitCode === 2 ? (result.stdout ?? "") : "";
}

function readSchema(): SchemaFile[] {
  return readdirSync(SCHEMA_FOLDER)
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => ({ path: file, content: readFileSync(join(SCHEMA_FOLDER, file), "utf8") }));
}

function splitSnapshot(text: string): SchemaFile[] {
  return text
    .split(CUT)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { path: part.slice(0, end), content: part.slice(end + 1) };
    });
}

function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}
