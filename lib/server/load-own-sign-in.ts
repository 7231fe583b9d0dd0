import { AppError } from "../errors.ts";
import { listFactors } from "../factors/list-factors.ts";
import type { OwnFactors } from "../factors/schema.ts";
import { listOwnSessions } from "../team/list-own-sessions.ts";
import type { OwnSession } from "../team/schema.ts";
import { currentMembership } from "./current-membership.ts";
import { currentSession } from "./current-session.ts";

export interface OwnSignIn {
  /** What they sign in with. */
  readonly email: string;
  readonly sessions: readonly OwnSession[];
  readonly factors: OwnFactors;
  /** The reader's role in this merchant wants a second factor, and there is none. */
  readonly lacksFactor: boolean;
}

/** How the reader signs in, shown inside a merchant of theirs: the one page that needs no second factor. Throws not_signed_in or not_found. */
export async function loadOwnSignIn(merchantSlug: string): Promise<OwnSignIn> {
  const { lacksFactor } = await currentMembership(merchantSlug);
  const reader = await currentSession();
  if (!reader) throw new AppError("not_signed_in", "Sign in to continue.");
  const [sessions, factors] = await Promise.all([listOwnSessions(reader), listFactors(reader.user.id)]);
  return { email: reader.user.email, sessions, factors, lacksFactor };
}
