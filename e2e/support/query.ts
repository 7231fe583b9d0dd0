import pg from "pg";

/** One statement on the running stack's database, for what no screen can do. */
export async function query(text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}
