import type { Connection } from "../connections/connection.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import { applyFactInUnit } from "../transactions/apply-provider-fact.ts";
import { noteStep } from "../transactions/note-step.ts";
import { queueSync } from "../transactions/queue-sync.ts";
import { MOST_SENDS, nextSendAt } from "../transactions/send-schedule.ts";
import { kindOf } from "./figures-of.ts";
import { queueSend } from "./queue-send.ts";
import { REASON } from "./reasons.ts";
import type { Tried } from "./tried.ts";

const ASK_AFTER_MS = 5_000;
/** A call that was given up may still arrive over there: only later its absence means something. */
const ABSENCE_COUNTS_AFTER_MS = 60_000;

/**
 * The provider may or may not have acted: it stays open and is asked about. Sent again, with the same key, only where
 * the same key is the same movement over there, or where the provider can first be asked whether it is there.
 */
export async function recordDoubt(tried: Tried, error: ProviderError): Promise<void> {
  const { scope, connection, row, clock, sends } = tried;
  const id = assertId("transaction", row.id);
  const at = clock.now();
  const runAt = mayRepeat(tried, error) ? nextSendAt(sends, at, pauseFor(connection)) : null;
  const subject = {
    reference: id,
    ...(error.sessionKey === undefined ? {} : { sessionKey: error.sessionKey }),
  };
  await unit(async (tx) => {
    if (row.status === "created")
      await applyFactInUnit(tx, scope, {
        connection,
        source: "system",
        summary: "The provider's answer is not known",
        fact: {
          subject,
          kind: kindOf(row),
          status: "processing",
          providerStatus: "",
          mayBeginElsewhere: false,
        },
        at,
      });
    await noteStep(tx, scope, {
      transactionId: id,
      source: "api",
      summary:
        runAt === null
          ? "Not sent again by itself"
          : `Not clear yet: try ${sends + 1} of ${MOST_SENDS} follows with the same key`,
      detail: `${error.message} ${runAt === null ? NEEDS_PERSON : "It may have been carried out; the same key makes sure that it happens once."}`,
      reason: runAt === null ? REASON.unknown : REASON.sentAgain,
      at,
    });
    if (runAt !== null) await queueSend(tx, scope, id, { after: sends, runAt });
    await queueSync(tx, scope, id, new Date(at.getTime() + ASK_AFTER_MS));
  });
}

function pauseFor(connection: Connection): { readonly retryAfterMs?: number } {
  return connection.repeatsSafely() ? {} : { retryAfterMs: ABSENCE_COUNTS_AFTER_MS };
}

function mayRepeat({ connection }: Tried, error: ProviderError): boolean {
  if (error.code === "conflict") return false;
  return connection.repeatsSafely() || connection.provider.operations.findPayment !== undefined;
}

const NEEDS_PERSON =
  "It may have been carried out, and sending it again could pay twice. A webhook or the provider's own list will tell; until then nothing counts as failed.";
