/** Whether the database refused a row because a unique value of it stands in another one. */
export function isTaken(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "P2002";
}
