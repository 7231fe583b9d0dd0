import type { Scope } from "../../auth/scope.ts";
import { systemClock } from "../../clock.ts";
import type { Connection } from "../../connections/connection.ts";
import { db } from "../../db/client.ts";
import { unit } from "../../db/unit.ts";
import { createEndpoint } from "../../endpoints/create-endpoint.ts";
import { createEndpointInput, type ShownSecret } from "../../endpoints/schema.ts";
import type { TransactionId } from "../../ids.ts";
import { JOB_PAYLOADS } from "../../queue/jobs.ts";
import { aTransaction } from "../../testing/merchant-fixture.ts";
import { applyProviderFact } from "../../transactions/apply-provider-fact.ts";
import type { TransactionStatus } from "../../transactions/status.ts";
import { announceChange } from "../announce-change.ts";
import { claimDue, lockLanes } from "../claim-repository.ts";
import { type DeliverOptions, deliver } from "../deliver.ts";

export async function anEndpoint(
  scope: Scope,
  url: string,
  more: { readonly events?: string[]; readonly concurrency?: number; readonly ratePerSecond?: number } = {},
): Promise<ShownSecret> {
  return createEndpoint(scope, createEndpointInput.parse({ url, events: ["*"], ...more }));
}

/** A payment that becomes `status`, by a fact as a webhook would bring it. */
export async function becomes(
  scope: Scope,
  connection: Connection,
  externalId: string,
  status: TransactionStatus,
): Promise<void> {
  const subject = { externalId };
  await applyProviderFact(scope, {
    connection,
    source: "webhook",
    fact: { subject, kind: "payment", status, providerStatus: status, mayBeginElsewhere: false },
    at: new Date(),
  });
}

/** A payment that has succeeded, and its event on its way. */
export async function aPaidTransaction(scope: Scope, connection: Connection): Promise<TransactionId> {
  const { id, externalId } = await aTransaction(scope, connection);
  await becomes(scope, connection, externalId, "succeeded");
  await runAnnouncements(scope);
  return id;
}

/** The announcements that wait, oldest first. */
export async function queuedAnnouncements(scope: Scope) {
  const rows = await db().$queryRaw<{ id: bigint; payload: unknown }[]>`
    SELECT job.id, job.payload FROM graphile_worker._private_jobs AS job
    JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE task.identifier = 'announce-change' AND job.payload->>'merchantId' = ${scope.merchantId} ORDER BY job.id`;
  return rows.map(({ id, payload }) => ({ id, payload: JOB_PAYLOADS["announce-change"].parse(payload) }));
}

/** Does the queued announcements, as the worker would; how many there were. */
export async function runAnnouncements(scope: Scope): Promise<number> {
  const jobs = await queuedAnnouncements(scope);
  for (const { id, payload } of jobs) {
    await announceChange(scope, payload);
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}`;
  }
  return jobs.length;
}

const never = new AbortController().signal;

/** One look of a worker: takes what is due at `clock`'s moment and waits until all of it is done. How many it took. */
export async function lookOnce(options: Partial<DeliverOptions> = {}): Promise<number> {
  const { clock = systemClock } = options;
  const now = clock.now();
  const claims = await unit(async (tx) => {
    const lanes = await lockLanes(tx, now);
    const leaseUntil = new Date(now.getTime() + 60_000);
    return lanes.length === 0
      ? []
      : claimDue(tx, lanes, {
          now,
          leaseUntil,
          claimId: `test-${now.getTime()}:`,
          limit: 100,
          breakAfter: 5,
        });
  });
  await Promise.all(claims.map((claim) => deliver(claim, { signal: never, ...options, clock })));
  return claims.length;
}
