import { newId } from "#lib/ids.ts";
import { accountOf, MERCHANT, type Role } from "./people.ts";
import { query } from "./query.ts";

export interface NewPerson {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  /** Makes all that they have shown of themselves look an hour old. */
  forgetStep(): Promise<void>;
  /** Gives them a role of the business's own that must have a second factor. */
  needFactor(): Promise<void>;
}

/** Somebody new in the demo's business, with the demo's password: whose sign-in a test may change. */
export async function aNewPerson(role: Role): Promise<NewPerson> {
  const { email: like, password } = accountOf(role);
  const userId = newId("user");
  const email = `${userId.toLowerCase()}@cafealtura.co`;
  await query(
    `INSERT INTO users (id, email, name, password_hash)
     SELECT $1, $2, 'Nora Nueva', password_hash FROM users WHERE email = $3`,
    [userId, email, like],
  );
  await query(
    `INSERT INTO members (merchant_id, id, user_id, role) SELECT id, $1, $2, $3 FROM merchants WHERE slug = $4`,
    [newId("member"), userId, role, MERCHANT.slice(1)],
  );
  return {
    userId,
    email,
    password,
    forgetStep: () =>
      query("UPDATE sessions SET stepped_at = stepped_at - interval '1 day' WHERE user_id = $1", [userId]),
    async needFactor() {
      const role = newId("customRole");
      const slug = MERCHANT.slice(1);
      await query(
        `INSERT INTO custom_roles (merchant_id, id, name, permissions, created_by, created_at, updated_at)
         SELECT id, $1, $1, '{overview.read}', 'Nora Nueva', now(), now() FROM merchants WHERE slug = $2`,
        [role, slug],
      );
      await query("UPDATE members SET role = $1 WHERE user_id = $2", [role, userId]);
      await query(
        "UPDATE merchants SET factor_roles = array_append(factor_roles, $1::text) WHERE slug = $2",
        [role, slug],
      );
    },
  };
}
