import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { PlainError } from "./say.ts";

export interface OpenDatabase {
  readonly url: string;
  /** What to say about where it is. */
  readonly detail: string;
  /** Resolves when a database of ours ends unexpectedly; never for somebody else's. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The database of `DATABASE_URL` when given, else the embedded one of this data folder. */
export async function openDatabase(
  folder: string,
  options: { readonly url: string | undefined; readonly throwAway?: boolean },
): Promise<OpenDatabase> {
  if (options.url) return openExisting(options.url);
  const database = await startEmbedded(join(folder, "postgres"), { throwAway: options.throwAway ?? false });
  return {
    url: database.url,
    detail: database.notice ?? "embedded PostgreSQL",
    ended: database.ended,
    stop: () => database.stop(),
  };
}

async function openExisting(url: string): Promise<OpenDatabase> {
  let place = "DATABASE_URL";
  try {
    place = new URL(url).host;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    await client.connect();
    await client.end();
  } catch (error) {
    const reason = error instanceof Error ? error.message || ("code" in error ? String(error.code) : "") : "";
    throw new PlainError(
      `The database at ${place} cannot be reached${reason ? ` (${reason})` : ""}: check DATABASE_URL.`,
    );
  }
  return { url, detail: place, ended: new Promise(() => undefined), stop: async () => undefined };
}
