import { accountOf, type Role } from "./people.ts";
import { query } from "./query.ts";

/** The roles sign in once, at the start: one that no test needs for half an hour would be signed out for being idle. */
export function keepSignedIn(role: Role): Promise<void> {
  return query(
    `UPDATE sessions SET last_seen_at = now()
     WHERE revoked_at IS NULL AND user_id = (SELECT id FROM users WHERE email = $1)`,
    [accountOf(role).email],
  );
}
