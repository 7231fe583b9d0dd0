const TAKEN: ReadonlySet<unknown> = new Set(["P2002", "23505"]);

/** Whether the database refused a row because a unique value of it stands in another one; Prisma's word for it or PostgreSQL's. */
export function isTaken(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && TAKEN.has(thrown.code);
}
