import { AppError } from "../errors.ts";
import { listOwnSessions } from "../team/list-own-sessions.ts";
import type { OwnSession } from "../team/schema.ts";
import { currentMembership } from "./current-membership.ts";
import { currentSession } from "./current-session.ts";

/** The reader's own sessions, shown inside a merchant of theirs. Throws not_signed_in or not_found. */
export async function loadOwnSessions(merchantSlug: string): Promise<OwnSession[]> {
  await currentMembership(merchantSlug);
  const reader = await currentSession();
  if (!reader) throw new AppError("not_signed_in", "Sign in to continue.");
  return listOwnSessions(reader);
}
