import { unit } from "../db/unit.ts";
import type { UserId } from "../ids.ts";
import { notePerson } from "./note-person.ts";

type SessionAct = "sign_in" | "refuse" | "sign_out" | "revoke" | "revoke_others";

/** Writes down what happened to a person's session. */
export async function noteSession(
  userId: UserId,
  act: SessionAct,
  targetId: string,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  const more = Object.keys(detail).length === 0 ? {} : { detail };
  await unit((tx) =>
    notePerson(tx, userId, { action: `session.${act}`, targetType: "session", targetId, ...more }),
  );
}
