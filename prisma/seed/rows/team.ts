import type { Scope } from "#lib/auth/scope.ts";
import { inviteMember } from "#lib/members/invite-member.ts";
import { createRole } from "#lib/roles/create-role.ts";
import { asOf } from "./as-of.ts";

const DAY_MS = 86_400_000;

/** A role of the merchant's own, and somebody who is invited to it and has not come yet. */
export async function seedTeam(scope: Scope, now: Date): Promise<void> {
  const madeAt = new Date(now.getTime() - 21 * DAY_MS);
  const { roleId } = await asOf(madeAt, () =>
    createRole(
      scope,
      {
        name: "Store manager",
        permissions: [
          "overview.read",
          "transactions.read",
          "transactions.note",
          "customers.read",
          "links.read",
          "links.write",
        ],
      },
      { now: () => madeAt },
    ),
  );
  const askedAt = new Date(now.getTime() - DAY_MS / 8);
  await asOf(askedAt, () =>
    inviteMember(
      scope,
      { email: "sofia.marin@cafealtura.co", role: roleId, by: "link", connectionIds: null },
      { now: () => askedAt },
    ),
  );
}
