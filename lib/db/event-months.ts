import type pg from "pg";

/** Months made ahead: a worker that is off for a season is no matter. Events of months without a table land in the rest. */
const MONTHS_AHEAD = 4;
const MONTHS_BACK = 4;

/**
 * Makes the partition of `webhook_events` for every month from four back (or the oldest event in the rest) to four
 * ahead, and moves into it what had landed in the rest; answers how many it made. Each month is one database transaction.
 */
export async function addEventMonths(client: pg.ClientBase, now: Date): Promise<number> {
  const { rows } = await client.query<{ oldest: Date | null }>(
    "SELECT min(received_at) AS oldest FROM webhook_events_rest",
  );
  const back = monthStart(now, -MONTHS_BACK);
  const last = monthStart(now, MONTHS_AHEAD);
  let start = monthStart(new Date(Math.min(back.getTime(), (rows[0]?.oldest ?? back).getTime())));
  let made = 0;
  while (start <= last) {
    const end = monthStart(start, 1);
    if (await addMonth(client, start, end)) made += 1;
    start = end;
  }
  return made;
}

async function addMonth(client: pg.ClientBase, start: Date, end: Date): Promise<boolean> {
  const name = `webhook_events_${start.toISOString().slice(0, 7).replace("-", "_")}`;
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
    name,
  ]);
  if (rows[0]?.there) return false;
  // Dates made above and a name made of one: nothing in them comes from outside. DDL takes no parameters.
  const range = [start, end].map((date) => `'${date.toISOString()}'`);
  const columns = await storedColumns(client);
  await client.query("BEGIN");
  try {
    await client.query(`CREATE TABLE ${name} (LIKE webhook_events INCLUDING ALL)`);
    await client.query(`
      WITH moved AS (DELETE FROM webhook_events_rest WHERE received_at >= ${range[0]} AND received_at < ${range[1]} RETURNING *)
      INSERT INTO ${name} (${columns}) SELECT ${columns} FROM moved`);
    await client.query(
      `ALTER TABLE webhook_events ATTACH PARTITION ${name} FOR VALUES FROM (${range[0]}) TO (${range[1]})`,
    );
    await client.query("COMMIT");
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** All but those that the database computes, which it does not let anybody write. */
async function storedColumns(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(`
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
    WHERE attrelid = 'webhook_events'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`);
  return rows[0]?.columns ?? "";
}

function monthStart(date: Date, plus = 0): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + plus, 1));
}
