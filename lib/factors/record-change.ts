import type { Tx } from "../db/unit.ts";
import type { UserId } from "../ids.ts";
import { notePerson } from "../team/note-person.ts";
import type { SignInChange } from "./status.ts";
import { tellPerson } from "./tell-person.ts";

/** Writes a change of somebody's sign-in to the audit log and tells them by mail, whoever made it. */
export async function recordChange(
  tx: Tx,
  userId: UserId,
  change: SignInChange,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const more = Object.keys(detail).length === 0 ? {} : { detail };
  await notePerson(tx, userId, {
    action: `sign_in.${change}`,
    targetType: "user",
    targetId: userId,
    ...more,
  });
  await tellPerson(tx, userId, { kind: "sign_in_change", targetId: userId, message: change });
}
