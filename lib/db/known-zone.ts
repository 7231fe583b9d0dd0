import { pool } from "./pool.ts";

const known = new Map<string, boolean>();
const MOST_KEPT = 1000;

/** Whether PostgreSQL, too, knows this zone: a browser may be newer than the database's own list. Asked once per zone. */
export async function isKnownZone(zone: string): Promise<boolean> {
  const answer = known.get(zone);
  if (answer !== undefined) return answer;
  const { rows } = await pool().query<{ known: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = $1) AS known",
    [zone],
  );
  const isKnown = rows[0]?.known === true;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(zone, isKnown);
  return isKnown;
}
