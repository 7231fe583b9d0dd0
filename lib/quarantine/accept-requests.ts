import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { letIn } from "../webhooks/let-in.ts";
import type { ProvenEvent } from "../webhooks/proven-event.ts";
import { getRejectedEvent, type RejectedEvent } from "../webhooks/rejected-event.ts";
import { prove } from "./prove.ts";
import type { Accepted, acceptInput } from "./schema.ts";
import { walkRejected } from "./walk-rejected.ts";

/**
 * Lets a quarantined request in, or all of its connection, where the proof holds with the secret given or with what is
 * stored now. From there on they go the way of every event.
 */
export async function acceptRequests(
  scope: Scope,
  { eventId, secret, all }: z.output<typeof acceptInput>,
): Promise<Accepted> {
  const request = await getRejectedEvent(scope, eventId);
  const connection = await loadConnection(scope, request.connectionId);
  const own = prove(scope, connection, request, secret);
  if (own === null) throw whyNot(request, secret);
  if (!all) return { ...(await take(scope, connection, [own], secret)), left: 0 };
  const sum = { accepted: 0, duplicates: 0, left: 0 };
  for await (const { proven, looked } of walkRejected(scope, connection, secret)) {
    const { accepted, duplicates } = await take(scope, connection, proven, secret);
    sum.accepted += accepted;
    sum.duplicates += duplicates;
    sum.left += looked - proven.length;
  }
  return sum;
}

async function take(
  scope: Scope,
  { id: connectionId }: Connection,
  proven: readonly ProvenEvent[],
  secret: string | undefined,
) {
  if (proven.length === 0) return { accepted: 0, duplicates: 0 };
  const [first] = proven;
  return unit(async (tx) => {
    const taken = await letIn(tx, scope, connectionId, proven, new Date());
    await writeAudit(tx, scope, {
      action: "webhook.accept",
      ...(proven.length === 1 && first !== undefined
        ? { targetType: "webhook_event", targetId: first.id }
        : { targetType: "connection", targetId: connectionId }),
      detail: {
        connection: connectionId,
        secret: secret === undefined ? "stored" : "entered",
        accepted: taken.accepted,
        duplicates: taken.duplicates,
      },
    });
    return taken;
  });
}

function whyNot({ bodyMissing }: RejectedEvent, secret: string | undefined): AppError {
  if (bodyMissing === "cut")
    return new AppError(
      "conflict",
      "Only the beginning of its body was kept: no proof over it can be checked.",
    );
  if (bodyMissing === "removed") return new AppError("conflict", "Its body is no longer kept.");
  if (secret !== undefined) return invalidInput({ secret: "The request was not signed with this secret." });
  return new AppError("conflict", "Its proof does not hold with what the connection has stored.");
}
