import type { Prisma } from "./generated/client.ts";
import { plannedPool, pool } from "./pool.ts";
import { statement } from "./statement.ts";

/**
 * The rows of one reading statement, without Prisma's client, which costs more than what a look-up by an index does.
 * Whoever asks parses them. NUMERIC comes as text. PostgreSQL plans it each time, for the values that it has.
 */
export async function ask({ text, values }: Prisma.Sql): Promise<unknown[]> {
  const { rows } = await pool().query<Record<string, unknown>>({ text, values });
  return rows;
}

/**
 * As {@link ask}, planned once per connection whatever the values: for a look-up whose text is always the same and whose
 * index is right for every value, which takes longer to plan than to run. Not for patterns: which part of an index
 * `LIKE` reads is a matter of its value.
 */
export async function askPlanned({ text, values }: Prisma.Sql): Promise<unknown[]> {
  const { rows } = await plannedPool().query<Record<string, unknown>>({ ...statement(text), values });
  return rows;
}
