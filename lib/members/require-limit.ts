import { mayBeLimited } from "../auth/connection-limit.ts";
import { limitProblem, refuse } from "../auth/grant-rules.ts";
import type { HeldRole } from "../auth/permissions.ts";
import type { ConnectionLimit, Scope } from "../auth/scope.ts";
import { listNamedConnections } from "../connections/list-named-connections.ts";
import { invalidInput } from "../errors.ts";

/**
 * The limit that a member or an invitation is to have: connections of this merchant, in either mode, that whoever sets
 * it sees as well. Throws `invalid_input` by field, or `forbidden` when it would show more than they see.
 */
export async function requireLimit(
  scope: Pick<Scope, "merchantId">,
  limit: {
    readonly role: HeldRole;
    readonly seen: ConnectionLimit;
    readonly asked: readonly string[] | null;
  },
): Promise<ConnectionLimit> {
  const { role, seen, asked } = limit;
  refuse(limitProblem(seen, asked));
  if (asked === null) return null;
  if (!mayBeLimited(role.id))
    throw invalidInput({ connectionIds: `An ${role.label.toLowerCase()} sees every connection.` });
  const known = (await listNamedConnections(scope)).map(({ id }) => id);
  const chosen = known.filter((id) => asked.includes(id));
  if (chosen.length < new Set(asked).size)
    throw invalidInput({ connectionIds: "Choose connections of this business." });
  return chosen;
}
