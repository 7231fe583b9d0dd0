import type { Scope } from "../auth/scope.ts";
import type { Approval } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";
import type { KeptForecast } from "../replays/foresee-kept.ts";
import { dropHeldReplay, heldContent, releaseReplay } from "../replays/held-replay.ts";
import { noteStep } from "../transactions/note-step.ts";
import { cancelMovement, type Ending } from "./cancel-movement.ts";
import { contentHash, replayHash } from "./content-hash.ts";
import { type About, findSubject, type StoredSubject } from "./repository.ts";

/** What an approval is about, of whatever kind it is, and what becomes of it. */
export interface Matter {
  /** Over its content as it stands now. */
  readonly hash: string;
  /** What to say when that is not what was asked for. */
  readonly changed: string;
  readonly about: About;
  readonly release: (tx: Tx, decision: Decision) => Promise<void>;
  /** Nothing of it happens. */
  readonly end: (tx: Tx, ending: Ending) => Promise<void>;
}

interface Decision {
  readonly actor: string;
  readonly note: string;
  readonly at: Date;
}

/** `foreseen`: what a replay would do by now; null keeps to what was foreseen. Null: there is nothing that it is about. */
export async function findMatter(
  tx: Tx,
  scope: Scope,
  { transactionId, replayId }: Approval,
  foreseen: KeptForecast | null,
): Promise<Matter | null> {
  if (replayId !== null)
    return replayMatter(scope, replayId, await heldContent(tx, scope, replayId, foreseen));
  const subject = transactionId === null ? null : await findSubject(tx, scope, transactionId);
  return subject && movementMatter(scope, subject);
}

function movementMatter(scope: Scope, subject: StoredSubject): Matter {
  const transactionId = assertId("transaction", subject.transaction.id);
  return {
    hash: contentHash(subject),
    changed: "What would be sent is not what was asked for. Nothing was sent; it has to be asked for again.",
    about: { transactionId },
    async release(tx, { actor, note, at }) {
      const summary = `${actor} approved it`;
      const step = {
        transactionId,
        source: "person",
        summary,
        detail: note,
        actor,
        reason: null,
        at,
      } as const;
      await noteStep(tx, scope, step);
      const { merchantId, mode } = scope;
      const job = { merchantId, mode, transactionId, after: 0 };
      await enqueue(tx, "send-movement", job, { key: `send:${transactionId}` });
    },
    end: (tx, ending) => cancelMovement(tx, scope, subject, ending),
  };
}

function replayMatter(scope: Scope, replayId: string, content: readonly unknown[] | null): Matter {
  return {
    hash: content === null ? "" : replayHash(content),
    changed:
      "What it would do by now is not what was asked for. Nothing was replayed; it has to be asked for again.",
    about: { replayId },
    release: (tx, { at }) => releaseReplay(tx, scope, replayId, at),
    end: (tx, ending) => dropHeldReplay(tx, scope, replayId, ending),
  };
}
