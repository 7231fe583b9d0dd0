import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { changeMember } from "./change-member.ts";

/** Signs a member out everywhere: a phone is lost, or a session looks wrong. They can sign in again. */
export async function endMemberSessions(
  scope: Scope,
  { memberId }: { readonly memberId: string },
  clock: Clock = systemClock,
): Promise<{ readonly ended: number }> {
  let ended = 0;
  await changeMember(scope, { memberId }, async (tx, target) => {
    ended = await endAllSessions(tx, [target.userId], clock.now());
    if (ended === 0) return null;
    return { action: "member.end_sessions", detail: { sessionsEnded: ended }, letter: null };
  });
  return { ended };
}
