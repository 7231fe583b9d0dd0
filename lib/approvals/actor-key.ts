import type { Actor } from "../auth/scope.ts";

/** Who it was, by what never changes: two people may bear one name, and one person may become a member twice. */
export function actorKey(actor: Actor): string {
  return actor.type === "member" ? actor.userId : actor.type;
}
