import type { Actor } from "../auth/scope.ts";

/** Who it was, by what never changes: two people may bear one name, and one person may become a member twice. A key is whoever made it: nobody approves by hand what their own key has asked for. */
export function actorKey(actor: Actor): string {
  if (actor.type === "api_key") return actor.madeBy;
  return actor.type === "member" ? actor.userId : actor.type;
}
