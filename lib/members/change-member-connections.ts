import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { changeMember } from "./change-member.ts";
import { revokeInvitationsBy } from "./invitation-repository.ts";
import { saveMemberLimit } from "./limit-repository.ts";
import { limitWords } from "./limit-words.ts";
import { requireLimit } from "./require-limit.ts";

/** Lets a member see some connections only, or all again; their sessions end, and so do invitations that they have out. */
export async function changeMemberConnections(
  scope: Scope,
  { memberId, connectionIds: asked }: { readonly memberId: string; readonly connectionIds: string[] | null },
  clock: Clock = systemClock,
): Promise<void> {
  const at = clock.now();
  await changeMember(scope, { memberId }, async (tx, target, { connectionIds: seen }) => {
    const limit = await requireLimit(scope, { role: target.role, seen, asked });
    const [before, after] = [await limitWords(scope, target.connectionIds), await limitWords(scope, limit)];
    if (before === after) return null;
    await saveMemberLimit(tx, scope, memberId, limit);
    const sessionsEnded = await endAllSessions(tx, [target.userId], at);
    const invitationsRevoked = await revokeInvitationsBy(tx, scope, memberId, at);
    return {
      action: "member.connections",
      detail: { connectionsBefore: before, connectionsAfter: after, sessionsEnded, invitationsRevoked },
      letter:
        limit === null
          ? `${actorName(scope.actor)} lets you see every connection. Sign in again to go on.`
          : `${actorName(scope.actor)} changed which connections you see: ${limit.length} from now on. Sign in again to go on.`,
    };
  });
}
