import { AsyncLocalStorage } from "node:async_hooks";
import { onePerProcess } from "../one-per-process.ts";

/** One merchant's rows: all that PostgreSQL shows and lets be written, whatever a statement's `where` says. */
export interface Wall {
  readonly merchantId: string;
}

// One for all copies of this module that the bundler makes: what one of them begins, another reads.
const current = onePerProcess("wall", () => new AsyncLocalStorage<Wall>());

/**
 * Runs `work` with a second wall around it: PostgreSQL answers every statement of it as `paydeck_member`, whose row
 * security knows this merchant only. A statement that forgets its `where` finds nothing of another merchant's.
 */
export function behindWall<T>({ merchantId }: Wall, work: () => Promise<T>): Promise<T> {
  // Awaited inside: Prisma's promises begin when somebody awaits them, and ask then behind which wall they are.
  return current.get().run({ merchantId }, async () => await work());
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

/** Null outside of every wall: the worker and the inbox, whose rows may be anybody's. */
export function currentWall(): Wall | null {
  return current.get().getStore() ?? null;
}
