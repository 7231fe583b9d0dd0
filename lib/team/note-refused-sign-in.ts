import { assertId } from "../ids.ts";
import { noteSession } from "./note-session.ts";
import { findUserByEmail } from "./repository.ts";

/** Writes down that somebody tried an e-mail with a wrong password. Never before the answer: the time that it takes tells whose e-mails exist. */
export async function noteRefusedSignIn(email: string): Promise<void> {
  const user = await findUserByEmail(email);
  if (user) await noteSession(assertId("user", user.id), "refuse", "");
}
