import type { Prisma } from "./generated/client.ts";
import { pool } from "./pool.ts";

/**
 * The rows of one reading statement, without Prisma's client, which costs more than what a look-up by an index does.
 * Whoever asks parses them. NUMERIC comes as text.
 */
export async function ask({ text, values }: Prisma.Sql): Promise<unknown[]> {
  const { rows } = await pool().query<Record<string, unknown>>({ text, values });
  return rows;
}
