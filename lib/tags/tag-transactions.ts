import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Tx } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { noteSteps } from "../transactions/note-steps.ts";
import { deleteTags, idsWithTag, insertTags } from "./repository.ts";

export interface TagChange {
  readonly ids: readonly string[];
  readonly tag: string;
  readonly on: boolean;
}

export interface Tagged {
  readonly changed: number;
  /** It was so before. */
  readonly already: number;
  /** No room for another tag, or not there any more. */
  readonly refused: number;
}

/** Gives the tag to all of them, or takes it away; said twice, it is done once. Only what changed is on a timeline. */
export async function tagTransactions(tx: Tx, scope: Scope, change: TagChange): Promise<Tagged> {
  const { ids, tag, on } = change;
  const at = systemClock.now();
  const by = actorName(scope.actor);
  const changed = on
    ? await insertTags(tx, scope, { ids, tag, by, at })
    : await deleteTags(tx, scope, { ids, tag });
  const have = on ? (await idsWithTag(tx, scope, ids, tag)).length : 0;
  const already = on ? have - changed.length : ids.length - changed.length;
  const refused = on ? ids.length - have : 0;
  if (changed.length === 0) return { changed: 0, already, refused };
  await noteSteps(tx, scope, {
    transactionIds: changed.map((id) => assertId("transaction", id)),
    summary: on ? `${by} tagged it ${tag}` : `${by} took the tag ${tag} away`,
    actor: by,
    at,
  });
  await writeAudit(tx, scope, {
    action: on ? "transaction.tag" : "transaction.untag",
    targetType: "transaction",
    targetId: changed.length === 1 ? (changed[0] ?? "") : `${changed.length} transactions`,
    detail: { tag, changed: changed.length },
  });
  return { changed: changed.length, already, refused };
}
