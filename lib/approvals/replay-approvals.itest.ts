import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { makeTeamWorld } from "../members/testing/team-world.ts";
import { cancelReplay } from "../replays/cancel-replay.ts";
import { getReplay } from "../replays/get-replay.ts";
import { queueStalledReplays } from "../replays/queue-stalled-replays.ts";
import { replayOne } from "../replays/replay-one.ts";
import { runReplay } from "../replays/run-replay.ts";
import { setReplayLimit } from "../replays/set-replay-limit.ts";
import { USUAL_REPLAY_LIMIT } from "../replays/status.ts";
import { countWaitingApprovals } from "./count-waiting-approvals.ts";
import { decideApproval } from "./decide-approval.ts";
import { expireApprovals } from "./expire-approvals.ts";
import { getApprovalSubject } from "./get-approval-subject.ts";
import { listApprovals } from "./list-approvals.ts";
import { listLimits } from "./list-limits.ts";
import { replayConsent } from "./replay-consent.ts";
import { makeReplayWorld, type ReplayWorld } from "./testing/replay-world.ts";

let database: TestDatabase;
let world: ReplayWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await makeReplayWorld();
});

describe("a replay above the limit", () => {
  it("goes nowhere before a second person has seen what it would do, and approved it", async () => {
    const { replayId, approvalId } = await world.held();
    expect(await world.stateOf(replayId)).toEqual(["held", 0]);
    // Neither a job that somebody put there nor the sweep of stalled ones moves it.
    await runReplay(world.asker.scope, { replayId });
    await queueStalledReplays(new Date(Date.now() + 3_600_000));
    expect([...(await world.stateOf(replayId)), await world.sends()]).toEqual(["held", 0, 0]);
    expect(await countWaitingApprovals(world.second.scope)).toEqual({ refund: 0, payout: 0, replay: 1 });
    const subject = await world.subjectOf(approvalId);
    expect(subject).toMatchObject({
      approval: {
        requestedBy: "Camila",
        own: false,
        replay: { id: replayId, kind: "selection", total: 3, rate: 100, reason: "Outage" },
      },
      forecast: { total: 3, read: 3, effects: [{ effect: "changed/pending/succeeded", count: 3 }] },
      hasChanged: false,
    });
    expect(await world.decide(world.second, approvalId, "approve")).toEqual({ status: "approved" });
    expect(await world.stateOf(replayId)).toEqual(["waiting", 1]);
    await runReplay(world.asker.scope, { replayId });
    expect(await world.sends()).toBe(3);
    for (const action of ["replay.ask", "approval.request", "approval.approve"])
      expect(await world.team.audits(action)).toHaveLength(1);
    expect(await world.team.audits("approval.approve")).toMatchObject([
      { actor: "Lucía", targetId: approvalId, detail: { replayId } },
    ]);
  });

  it("is one of more events than the limit; at the limit one person is enough", async () => {
    const replayId = await world.ask(world.events.slice(0, 2));
    expect(await world.stateOf(replayId)).toEqual(["waiting", 1]);
    expect(await world.team.audits("replay.start")).toHaveLength(1);
    expect((await listApprovals(world.second.scope)).approvals).toEqual([]);
  });

  it("is not approved by whoever asked", async () => {
    const { replayId, approvalId } = await world.held();
    await expect(world.decide(world.asker, approvalId, "approve")).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("You asked for this yourself"),
    });
    expect(await world.stateOf(replayId)).toEqual(["held", 0]);
  });

  it("begins once when two approve it in the same moment", async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { replayId, approvalId } = await world.held();
      const both = await Promise.allSettled([
        world.decide(world.second, approvalId, "approve"),
        world.decide(world.third, approvalId, "approve"),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const refused = both.find((one) => one.status === "rejected");
      expect(refused?.reason).toMatchObject({ code: "conflict" });
      const { approvals } = await listApprovals(world.second.scope);
      expect(approvals.find(({ id }) => id === approvalId)).toMatchObject({ status: "approved" });
      expect(await world.stateOf(replayId)).toEqual(["waiting", 1]);
      await Promise.all([1, 2, 3].map(() => runReplay(world.asker.scope, { replayId })));
      expect(await world.sends()).toBe(3);
    }
  });

  it("is over, and asks nobody any more, when whoever asked calls it off", async () => {
    const { replayId, approvalId } = await world.held();
    const { contentHash } = await world.subjectOf(approvalId);
    expect(await cancelReplay(world.asker.scope, { replayId }, replayConsent)).toEqual({ left: 3 });
    expect(await countWaitingApprovals(world.second.scope)).toMatchObject({ replay: 0 });
    const approve = { approvalId, decision: "approve", note: "", contentHash } as const;
    await expect(decideApproval(world.second.scope, approve)).rejects.toMatchObject({ code: "conflict" });
    expect(await world.stateOf(replayId)).toEqual(["cancelled", 0]);
  });

  it("ends in one way when one person approves and the asker calls it off in the same moment", async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { replayId, approvalId } = await world.held();
      await Promise.allSettled([
        world.decide(world.second, approvalId, "approve"),
        cancelReplay(world.asker.scope, { replayId }, replayConsent),
      ]);
      expect((await world.stateOf(replayId))[0]).toBe("cancelled");
      await runReplay(world.asker.scope, { replayId });
      expect(await world.sends()).toBe(0);
      expect(await countWaitingApprovals(world.second.scope)).toMatchObject({ replay: 0 });
    }
  });

  it("is over when it is rejected, with the reason", async () => {
    const { replayId, approvalId } = await world.held();
    await world.decide(world.second, approvalId, "reject", "Wait for Monday");
    expect(await getReplay(world.asker.scope, { replayId })).toMatchObject({
      status: "cancelled",
      cancelledBy: "Lucía",
      cancelledWhy: "Rejected: Wait for Monday",
      done: 0,
    });
    expect((await world.stateOf(replayId))[1]).toBe(0);
    const again = { approvalId, decision: "approve", note: "", contentHash: "0".repeat(64) } as const;
    await expect(decideApproval(world.second.scope, again)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is over when nobody decides within 72 hours", async () => {
    const { replayId, approvalId } = await world.held();
    const { contentHash } = await world.subjectOf(approvalId);
    const late = new Date(Date.now() + 72.1 * 3_600_000);
    const approve = { approvalId, decision: "approve", note: "", contentHash } as const;
    await expect(decideApproval(world.second.scope, approve, fixedClock(late))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("72 hours"),
    });
    await expireApprovals(late);
    expect(await getReplay(world.asker.scope, { replayId })).toMatchObject({
      status: "cancelled",
      cancelledBy: "Paydeck",
      cancelledWhy: "Nobody approved it in time",
    });
    expect(await world.team.audits("approval.expire")).toMatchObject([{ detail: { replayId } }]);
    expect((await world.stateOf(replayId))[1]).toBe(0);
  });
});

describe("an approval of a replay", () => {
  it.each([
    ["an event less", "DELETE FROM replay_items WHERE replay_id = $1 AND position = 2"],
    [
      "another event",
      "UPDATE replay_items SET event_id = 'evt_01JD0000000000000000000000' WHERE replay_id = $1 AND position = 1",
    ],
    [
      "another order",
      "UPDATE replay_items SET position = position + 10 WHERE replay_id = $1 AND position = 0",
    ],
    ["another pace", "UPDATE replays SET rate = 1 WHERE id = $1"],
    ["another reason", "UPDATE replays SET reason = 'None' WHERE id = $1"],
  ])("does not hold for %s", async (_what, change) => {
    const { replayId, approvalId } = await world.held();
    const { contentHash } = await world.subjectOf(approvalId);
    await pool().query(change, [replayId]);
    expect((await world.subjectOf(approvalId)).hasChanged).toBe(true);
    const seenBefore = { approvalId, decision: "approve", note: "", contentHash } as const;
    await expect(decideApproval(world.second.scope, seenBefore)).rejects.toMatchObject({ code: "conflict" });
    expect(await world.stateOf(replayId)).toEqual(["cancelled", 0]);
    expect(await world.team.audits("approval.void")).toHaveLength(1);
  });

  it("does not hold for other effects than those that were foreseen, seen before or seen now", async () => {
    for (const seen of ["before", "now"] as const) {
      const { replayId, approvalId } = await world.held();
      const before = await world.subjectOf(approvalId);
      await world.apply(world.events[seen === "before" ? 0 : 1]);
      const now = await world.subjectOf(approvalId);
      expect(now.hasChanged).toBe(true);
      expect(now.forecast.effects).not.toEqual(before.forecast.effects);
      const { contentHash } = seen === "before" ? before : now;
      const approve = { approvalId, decision: "approve", note: "", contentHash } as const;
      await expect(decideApproval(world.second.scope, approve)).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("has to be asked for again"),
      });
      expect(await world.stateOf(replayId)).toEqual(["cancelled", 0]);
    }
  });

  it("is not given by somebody who sees some connections only", async () => {
    const { replayId, approvalId } = await world.held();
    const { contentHash } = await world.subjectOf(approvalId);
    const narrow: Scope = { ...world.second.scope, connectionIds: [world.connectionId] };
    const approve = { approvalId, decision: "approve", note: "", contentHash } as const;
    await expect(decideApproval(narrow, approve)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getApprovalSubject(narrow, { approvalId })).rejects.toMatchObject({ code: "forbidden" });
    expect(await world.stateOf(replayId)).toEqual(["held", 0]);
    expect(await countWaitingApprovals(world.second.scope)).toMatchObject({ replay: 1 });
  });

  it("is not there for another merchant", async () => {
    const { approvalId } = await world.held();
    const { contentHash } = await world.subjectOf(approvalId);
    const stranger = await (await makeTeamWorld()).join("owner");
    const approve = { approvalId, decision: "approve", note: "", contentHash } as const;
    await expect(decideApproval(stranger.scope, approve)).rejects.toMatchObject({ code: "not_found" });
    await expect(getApprovalSubject(stranger.scope, { approvalId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a replay of one event", () => {
  async function replayOf(eventId = "", idempotencyKey = randomUUID()): Promise<string | null> {
    const input = { eventId, reason: "The till missed it", idempotencyKey };
    return (await replayOne(world.asker.scope, input, replayConsent)).replayId;
  }

  it("goes at once within the limit, and who and why are written down", async () => {
    const [eventId] = world.events;
    expect(await replayOf(eventId)).toBeNull();
    expect(await world.sends()).toBe(1);
    expect(await world.team.audits("webhook.replay")).toEqual([
      { actor: "Camila", targetId: eventId, detail: { before: "dead", reason: "The till missed it" } },
    ]);
    expect(await countWaitingApprovals(world.second.scope)).toMatchObject({ replay: 0 });
  });

  it("goes at once where there is no limit", async () => {
    await setReplayLimit(world.second.scope, { events: null });
    expect(await replayOf(world.events[0])).toBeNull();
    expect(await world.sends()).toBe(1);
  });

  it("waits for a second person where nobody may replay any alone, and is asked for once", async () => {
    await setReplayLimit(world.second.scope, { events: 0 });
    const key = randomUUID();
    const replayId = (await replayOf(world.events[0], key)) ?? "";
    expect(await replayOf(world.events[0], key)).toBe(replayId);
    expect([...(await world.stateOf(replayId)), await world.sends()]).toEqual(["held", 0, 0]);
    expect(await world.team.audits("webhook.replay")).toEqual([]);
    const { approvals } = await listApprovals(world.second.scope);
    expect(approvals).toMatchObject([
      { replay: { id: replayId, kind: "one", total: 1, reason: "The till missed it" } },
    ]);
    await world.decide(world.second, approvals[0]?.id ?? "", "approve");
    await runReplay(world.asker.scope, { replayId });
    expect(await world.sends()).toBe(1);
  });

  it("of another merchant is of none, with the limit and without", async () => {
    const stranger = (await (await makeTeamWorld()).join("owner")).scope;
    const input = { eventId: world.events[0] ?? "", reason: "Curious", idempotencyKey: randomUUID() };
    await expect(replayOne(stranger, input, replayConsent)).rejects.toMatchObject({ code: "not_found" });
    await setReplayLimit(stranger, { events: 0 });
    await expect(replayOne(stranger, input, replayConsent)).rejects.toMatchObject({ code: "conflict" });
    expect(await world.sends()).toBe(0);
  });
});

describe("the limit of replays", () => {
  it("is the usual one until somebody sets another, who is named, and it is written down", async () => {
    const fresh = await makeTeamWorld();
    const owner = await fresh.join("owner", "Nora");
    expect((await listLimits(owner.scope)).replays).toEqual({ events: USUAL_REPLAY_LIMIT, set: null });
    await setReplayLimit(owner.scope, { events: 50 });
    await setReplayLimit(owner.scope, { events: null });
    expect((await listLimits(owner.scope)).replays).toEqual({
      events: null,
      set: { by: "Nora", at: expect.any(String) },
    });
    expect((await fresh.audits("replay-limit.set")).map(({ detail }) => detail)).toEqual([
      { before: USUAL_REPLAY_LIMIT, after: 50 },
      { before: 50, after: null },
    ]);
  });

  it("taken away asks nobody", async () => {
    await setReplayLimit(world.second.scope, { events: null });
    const replayId = await world.ask();
    expect(await world.stateOf(replayId)).toEqual(["waiting", 1]);
  });
});
