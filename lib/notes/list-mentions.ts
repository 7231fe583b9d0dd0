import type { Scope } from "../auth/scope.ts";
import { listUnseen } from "./repository.ts";

export interface UnseenMention {
  readonly noteId: string;
  readonly transactionId: string;
  readonly reference: string;
  /** Who wrote the note. */
  readonly by: string;
  readonly at: Date;
}

/** Notes that name the reader and that they have not seen, newest first. */
export async function listUnseenMentions(scope: Scope, limit: number): Promise<UnseenMention[]> {
  if (scope.actor.type !== "member") return [];
  const rows = await listUnseen(scope, scope.actor.memberId, limit);
  return rows.map(({ noteId, transactionId, reference, by, at }) => ({
    noteId,
    transactionId,
    reference,
    by,
    at,
  }));
}
