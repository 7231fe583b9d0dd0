import type { Actor } from "../auth/scope.ts";

/** Who it was, by what never changes: two members may bear one name. */
export function actorKey(actor: Actor): string {
  return actor.type === "member" ? actor.memberId : actor.type;
}
