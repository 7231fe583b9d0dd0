import { type Statement, statement } from "./statement.ts";
import type { Tx } from "./unit.ts";

/** Columns by the names that the schema gives them in code; absent ones are left to the database. */
type Row = Readonly<Record<string, unknown>>;

const known = new Map<string, Statement>();

/** Inserts a row without Prisma. Names come from our own code, never from outside. */
export async function insertRow(tx: Tx, table: string, row: Row): Promise<void> {
  const said = Object.entries(row).filter(([, value]) => value !== undefined);
  const names = said.map(([name]) => name);
  const made = prepared(`insert ${table} ${names.join()}`, () => {
    const places = names.map((_, index) => `$${index + 1}`);
    return `INSERT INTO ${table} (${names.map(columnOf).join(", ")}) VALUES (${places.join(", ")})`;
  });
  await tx.run(
    made,
    said.map(([, value]) => value),
  );
}

/** Changes the columns of `patch` in the rows that equal `where`. */
export async function updateRow(tx: Tx, table: string, where: Row, patch: Row): Promise<void> {
  const keys = Object.entries(where);
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  if (said.length === 0) return;
  const shape = [...keys, ...said].map(([name]) => name).join();
  const made = prepared(`update ${table} ${keys.length} ${shape}`, () => {
    const equal = keys.map(([name], index) => `${columnOf(name)} = $${index + 1}`);
    const set = said.map(([name], index) => `${columnOf(name)} = $${keys.length + index + 1}`);
    return `UPDATE ${table} SET ${set.join(", ")} WHERE ${equal.join(" AND ")}`;
  });
  await tx.run(
    made,
    [...keys, ...said].map(([, value]) => value),
  );
}

function prepared(shape: string, text: () => string): Statement {
  const made = known.get(shape) ?? statement(text());
  known.set(shape, made);
  return made;
}

/** `nextSyncAt` → `next_sync_at`, as the schema maps every column. */
function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
