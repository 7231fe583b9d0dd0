import type pg from "pg";
import { log } from "../logger.ts";
import { pool } from "./pool.ts";

/** A row as PostgreSQL writes it: every column as text. */
export type TextRow = readonly (string | null)[];

export interface TextQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One moment of the database, for as long as its reading takes. */
export interface Snapshot {
  /** The first column of the first row. */
  value(query: TextQuery): Promise<string | null>;
  /** All rows in their order, so many at a time; memory holds two batches, however many rows there are. */
  batches(query: TextQuery, size: number): AsyncGenerator<readonly TextRow[], void, undefined>;
}

const asText = { getTypeParser: () => (value: string | null) => value };

/**
 * Reads in one REPEATABLE READ transaction: what is stored, changed or removed by others meanwhile is not seen, however
 * long it takes. Writes have to go over another connection.
 */
export async function inSnapshot<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const connection = await pool().connect();
  let lost = false;
  try {
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // All rows will be read: a plan that is quick to give the first ones only is the wrong one.
    await connection.query("SET LOCAL cursor_tuple_fraction = 1");
    return await work(snapshotOn(connection));
  } finally {
    try {
      await connection.query("ROLLBACK");
    } catch (thrown) {
      lost = true;
      log("database").warn({ err: thrown }, "A snapshot ended with its connection");
    }
    connection.release(lost);
  }
}

function snapshotOn(connection: pg.PoolClient): Snapshot {
  const ask = async ({ text, values }: TextQuery): Promise<TextRow[]> => {
    const query = { text, values: [...values], rowMode: "array" as const, types: asText };
    const { rows } = await connection.query<(string | null)[]>(query);
    return rows;
  };
  return {
    async value(query) {
      const [row] = await ask(query);
      return row?.[0] ?? null;
    },
    async *batches(query, size) {
      await connection.query({
        text: `DECLARE snapshot_rows NO SCROLL CURSOR FOR ${query.text}`,
        values: [...query.values],
      });
      const fetch = (): Promise<TextRow[]> => {
        const asked = ask({ text: `FETCH ${size} FROM snapshot_rows`, values: [] });
        // It is awaited one batch later, or never when the reader has stopped.
        asked.catch(() => undefined);
        return asked;
      };
      let next = fetch();
      for (;;) {
        const rows = await next;
        if (rows.length === 0) break;
        // PostgreSQL reads on while this batch is worked on.
        next = fetch();
        yield rows;
      }
      await connection.query("CLOSE snapshot_rows");
    },
  };
}
