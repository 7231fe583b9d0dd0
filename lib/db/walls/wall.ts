import { AsyncLocalStorage } from "node:async_hooks";
import { onePerProcess } from "../one-per-process.ts";

/** Whose rows PostgreSQL shows and lets be written, whatever a statement's `where` says. */
export interface Wall {
  readonly merchantId: string;
  /** Of the merchant's rows, only what came through these; null: all. */
  readonly connectionIds: readonly string[] | null;
}

/** Where a statement stands: behind a merchant's wall, beside all of them, or, in the worker and the inbox, outside. */
export type Standing = Wall | "beside" | "outside";

// One for all copies of this module that the bundler makes: what one of them begins, another reads.
const current = onePerProcess("wall", () => new AsyncLocalStorage<Standing>());

/**
 * Runs `work` with a second wall around it: PostgreSQL answers every statement of it as `paydeck_member`, whose row
 * security knows this merchant only. A statement that forgets its `where` finds nothing of another merchant's.
 */
export function behindWall<T>({ merchantId, connectionIds }: Wall, work: () => Promise<T>): Promise<T> {
  // Awaited inside: Prisma's promises begin when somebody awaits them, and ask then behind which wall they are.
  return current.get().run({ merchantId, connectionIds }, async () => await work());
}

/** The same for what is read piece by piece, each when somebody asks for it. */
export async function* piecesBehindWall<T>(wall: Wall, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  const reading = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const piece = await behindWall(wall, () => reading.next());
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    await reading.return?.();
  }
}

/**
 * Runs `work` beside the wall, to find out which rows it is about: their ids, or how many. Behind a wall PostgreSQL must
 * look at whose a row is before it compares an amount, a pattern or what a function makes of a column, since any of
 * those could tell of it by an error; so no index on these serves, and a look-up would read all of a merchant's rows.
 * What is shown of the rows found is read behind the wall again. `paydeck_finder` may read a few tables, and write none.
 */
export function besideWall<T>(work: () => Promise<T>): Promise<T> {
  return current.get().run("beside", async () => await work());
}

export function currentStanding(): Standing {
  return current.get().getStore() ?? "outside";
}
