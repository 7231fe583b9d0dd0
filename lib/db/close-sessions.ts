import { disconnectDb } from "./client.ts";
import { closePool } from "./pool.ts";

/** Ends this process's sessions at the database. */
export async function closeSessions(): Promise<void> {
  await closePool();
  await disconnectDb();
}
