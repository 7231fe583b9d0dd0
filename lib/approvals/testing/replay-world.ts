import { randomUUID } from "node:crypto";
import { db } from "../../db/client.ts";
import { pool } from "../../db/pool.ts";
import { assertId, type ConnectionId } from "../../ids.ts";
import { makeTeamWorld, type TeamPerson, type TeamWorld } from "../../members/testing/team-world.ts";
import { getReplay } from "../../replays/get-replay.ts";
import { setReplayLimit } from "../../replays/set-replay-limit.ts";
import { startReplay } from "../../replays/start-replay.ts";
import { aConnection, aTransaction, orderEvent } from "../../testing/merchant-fixture.ts";
import { processEvent } from "../../webhooks/process-event.ts";
import { receiveAndFile } from "../../webhooks/testing/receive-and-file.ts";
import { decideApproval } from "../decide-approval.ts";
import { getApprovalSubject } from "../get-approval-subject.ts";
import { replayConsent } from "../replay-consent.ts";
import type { ReplaySubject } from "../schema.ts";

/** A team in which replays of more than two events wait for a second person, and three events to replay. */
export interface ReplayWorld {
  readonly team: TeamWorld;
  readonly asker: TeamPerson;
  readonly second: TeamPerson;
  readonly third: TeamPerson;
  readonly connectionId: ConnectionId;
  /** Every try of them has failed; replayed, they would change their payments. */
  readonly events: readonly string[];
  ask(ids?: readonly string[]): Promise<string>;
  /** Asks for all of them, after whatever was tried with them before has failed. */
  held(): Promise<{ readonly replayId: string; readonly approvalId: string }>;
  /** As the second person sees it now. */
  subjectOf(approvalId: string): Promise<ReplaySubject>;
  /** By what they see now. */
  decide(
    person: TeamPerson,
    approvalId: string,
    decision: "approve" | "reject",
    note?: string,
  ): Promise<unknown>;
  /** One of the events is applied after all. */
  apply(eventId: string | undefined): Promise<void>;
  /** The replay's status, and how many of its steps are queued. */
  stateOf(replayId: string): Promise<[string, number]>;
  /** How many events wait to be processed. */
  sends(): Promise<number>;
}

export async function makeReplayWorld(): Promise<ReplayWorld> {
  const team = await makeTeamWorld();
  const { merchantId } = team;
  const [asker, second, third] = await Promise.all([
    team.join("admin", "Camila"),
    team.join("owner", "Lucía"),
    team.join("admin", "Diego"),
  ]);
  const connection = await aConnection(asker.scope);
  await setReplayLimit(second.scope, { events: 2 });
  const events: string[] = [];
  for (let count = 0; count < 3; count += 1) events.push(await anEvent());
  await giveUp();

  async function anEvent(): Promise<string> {
    const { externalId } = await aTransaction(asker.scope, connection);
    await receiveAndFile(connection.id, orderEvent("order.completed", externalId));
    const where = { connectionId: connection.id, externalEventId: `evt_order_completed_${externalId}` };
    return (await db().webhookEvent.findFirstOrThrow({ where, select: { id: true } })).id;
  }

  async function giveUp(): Promise<void> {
    const sql = "UPDATE webhook_events SET status = 'dead' WHERE merchant_id = $1 AND status <> 'processed'";
    await pool().query(sql, [merchantId]);
    await pool().query("DELETE FROM graphile_worker._private_jobs");
  }

  async function ask(ids: readonly string[] = events): Promise<string> {
    const asked = { kind: "selection" as const, ids: [...ids] };
    const input = { asked, rate: 100, reason: "Outage", idempotencyKey: randomUUID() };
    return (await startReplay(asker.scope, input, replayConsent)).replayId;
  }

  async function subjectOf(approvalId: string): Promise<ReplaySubject> {
    const subject = await getApprovalSubject(second.scope, { approvalId });
    if (!("forecast" in subject)) throw new Error("a replay has a forecast");
    return subject;
  }

  async function jobs(task: string, about: string, id: string): Promise<number> {
    const { rows } = await pool().query(
      `SELECT 1 FROM graphile_worker._private_jobs AS job
       JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
       WHERE task.identifier = $1 AND job.payload->>$2 = $3`,
      [task, about, id],
    );
    return rows.length;
  }

  return {
    ...{ team, asker, second, third, connectionId: connection.id, events, ask, subjectOf },
    async held() {
      await giveUp();
      const replayId = await ask();
      const { id } = await db().approval.findFirstOrThrow({ where: { replayId } });
      return { replayId, approvalId: id };
    },
    async decide(person, approvalId, decision, note = "") {
      const { contentHash } = await subjectOf(approvalId);
      return decideApproval(person.scope, { approvalId, decision, note, contentHash });
    },
    async apply(eventId = "") {
      await pool().query("UPDATE webhook_events SET status = 'received' WHERE id = $1", [eventId]);
      const id = assertId("webhookEvent", eventId);
      await processEvent(asker.scope, id, { trigger: "auto", actor: null });
    },
    async stateOf(replayId) {
      const { status } = await getReplay(asker.scope, { replayId });
      return [status, await jobs("run-replay", "replayId", replayId)];
    },
    sends: () => jobs("process-webhook", "merchantId", merchantId),
  };
}
