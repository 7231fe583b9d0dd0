import pg from "pg";
import { env } from "../env.ts";

/** A connection of its own as the database's user, whom no wall holds back: only for changing what tables there are. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "paydeck" });
  // Its end is told by the statement that it cuts off.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
