import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { decideApproval } from "../approvals/decide-approval.ts";
import { expireApprovals } from "../approvals/expire-approvals.ts";
import { getApprovalSubject } from "../approvals/get-approval-subject.ts";
import { listApprovals } from "../approvals/list-approvals.ts";
import { setLimit } from "../approvals/set-limit.ts";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { askPayout } from "./ask-payout.ts";
import { askRefund } from "./ask-refund.ts";
import { callOff } from "./call-off.ts";
import { sendMovement } from "./send-movement.ts";
import {
  aPaid,
  jobsOf,
  type MovementWorld,
  makeMovementWorld,
  refundOf,
  refusal,
  rowOf,
  timelineOf,
  work,
} from "./testing/movement-world.ts";
import { desk, usd } from "./testing/moving-provider.ts";

vi.mock("../providers/registry.ts", async () => {
  const { movingProvider } = await import("./testing/moving-provider.ts");
  return { PROVIDERS: [], findProvider: movingProvider, getProvider: movingProvider };
});

const RECIPIENT = { holder: "Carla Ruiz", account: "0123456789" };
let database: TestDatabase;
let world: MovementWorld;
let safe: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeMovementWorld();
  safe = await world.connect("safe");
  await setLimit(world.ana, { currency: "USD", amount: "1,000" });
});
afterAll(() => database.drop());
beforeEach(() => desk.reset());

function payoutOf(amount: string, patch: Partial<Parameters<typeof askPayout>[1]> = {}) {
  const fields = { method: "bank", currency: "USD", country: "", purpose: "Rent", recipient: RECIPIENT };
  return { connectionId: safe.id, amount, ...fields, idempotencyKey: randomUUID(), ...patch };
}

async function held(amount = "1000.01"): Promise<{ readonly id: string; readonly approvalId: string }> {
  const asked = await askPayout(world.ana, payoutOf(amount));
  expect(asked.held).toBe(true);
  const { id } = await db().approval.findFirstOrThrow({ where: { transactionId: asked.transactionId } });
  return { id: asked.transactionId, approvalId: id };
}

async function decide(scope: Scope, approvalId: string, decision: "approve" | "reject", note = "") {
  const { contentHash } = await getApprovalSubject(world.ben, { approvalId });
  return decideApproval(scope, { approvalId, decision, note, contentHash });
}

describe("above the limit", () => {
  it("nothing is sent before a second person has seen exactly what would be, and approved it", async () => {
    const { id, approvalId } = await held();
    expect(await rowOf(id)).toMatchObject({ status: "created", reason: "Waits for approval" });
    expect(await jobsOf(id)).toEqual([]);
    await sendMovement(world.ana, { transactionId: id, after: 0 });
    expect(desk.calls).toEqual([]);
    expect(await getApprovalSubject(world.ben, { approvalId })).toMatchObject({
      approval: {
        amount: { amount: "1000.01", currency: "USD" },
        requestedBy: "Ana",
        own: false,
        purpose: "Rent",
      },
      recipient: [
        { label: "Account holder", value: "Carla Ruiz" },
        { label: "Account number", value: "0123456789" },
      ],
    });
    expect(await decide(world.ben, approvalId, "approve")).toEqual({ status: "approved" });
    await work(world.ana, id);
    expect(desk.calls).toEqual([{ key: (await rowOf(id)).idempotencyKey, recipient: RECIPIENT }]);
    expect(await timelineOf(id)).toContain("Ben approved it");
    expect(await rowOf(id)).toMatchObject({ status: "processing", reason: null });
  });

  it("at the limit itself one person is enough, and so it is in a currency without one", async () => {
    expect((await askPayout(world.ana, payoutOf("1000"))).held).toBe(false);
    expect((await askPayout(world.ana, payoutOf("900000", { currency: "COP" }))).held).toBe(false);
  });

  it("whoever asked can't approve, and is told why", async () => {
    const { id, approvalId } = await held();
    const refused = await refusal(decide(world.ana, approvalId, "approve"));
    expect(refused).toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("You asked for this yourself"),
    });
    expect(await jobsOf(id)).toEqual([]);
  });

  it("rejected, it is canceled with the note, and its amount is free again", async () => {
    const payment = await aPaid(world.ana, safe, { amount: usd("2000") });
    const { transactionId } = await askRefund(world.ana, refundOf(payment, "2000"));
    const approval = await db().approval.findFirstOrThrow({ where: { transactionId } });
    await decide(world.ben, approval.id, "reject", "Wrong customer");
    expect(await rowOf(transactionId)).toMatchObject({
      status: "canceled",
      reason: "Rejected: Wrong customer",
    });
    expect((await askRefund(world.ana, refundOf(payment, "2000"))).held).toBe(true);
  });

  it("of two decisions at once one counts, and the other changes nothing", async () => {
    const { id, approvalId } = await held();
    const both = await Promise.allSettled([
      decide(world.ben, approvalId, "approve"),
      decide(world.ben, approvalId, "reject", "No"),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await refusal(decide(world.ben, approvalId, "approve"))).code).toBe("conflict");
    const { status } = await db().approval.findFirstOrThrow({ where: { id: approvalId } });
    expect(await jobsOf(id)).toHaveLength(status === "approved" ? 1 : 0);
  });

  it.each([
    ["amount", { amount: "9999" }],
    ["currency", { currency: "COP" }],
    ["connection", { connectionId: "con_other" }],
  ])("a changed %s makes the approval void, and nothing is sent", async (_what, data) => {
    const { id, approvalId } = await held();
    const { contentHash } = await getApprovalSubject(world.ben, { approvalId });
    if ("connectionId" in data) data.connectionId = (await world.connect("safe")).id;
    await db().transaction.updateMany({ where: { id }, data });
    const late = { approvalId, decision: "approve" as const, note: "", contentHash };
    expect((await refusal(decideApproval(world.ben, late))).code).toBe("conflict");
    expect(await rowOf(id)).toMatchObject({ status: "canceled" });
    await sendMovement(world.ana, { transactionId: id, after: 0 });
    expect(desk.calls).toEqual([]);
  });

  it("what was changed after the approval is not sent either", async () => {
    const { id, approvalId } = await held();
    await decide(world.ben, approvalId, "approve");
    await db().transaction.updateMany({ where: { id }, data: { amount: "4999" } });
    await work(world.ana, id);
    expect(desk.calls).toEqual([]);
  });

  it("after 72 hours it is closed by itself, and too late to decide", async () => {
    const { id, approvalId } = await held();
    const { contentHash } = await getApprovalSubject(world.ben, { approvalId });
    const later = new Date(Date.now() + 73 * 3600_000);
    const late = { approvalId, decision: "approve" as const, note: "", contentHash };
    expect((await refusal(decideApproval(world.ben, late, fixedClock(later)))).code).toBe("conflict");
    await expireApprovals(new Date());
    expect(await rowOf(id)).toMatchObject({ status: "created" });
    await expireApprovals(later);
    expect(await rowOf(id)).toMatchObject({ status: "canceled", reason: "Nobody approved it in time" });
    expect((await listApprovals(world.ana)).approvals.find((one) => one.id === approvalId)?.status).toBe(
      "expired",
    );
  });

  it("called off by whoever asked, it no longer waits for anybody", async () => {
    const { id, approvalId } = await held();
    await callOff(world.ana, { transactionId: id, why: "Paid in cash" }, "payout");
    expect(await rowOf(id)).toMatchObject({ status: "canceled", reason: "Paid in cash" });
    expect((await refusal(decide(world.ben, approvalId, "approve"))).code).toBe("conflict");
  });

  it("is invisible to another merchant", async () => {
    const { approvalId } = await held();
    const stranger = (await makeMovementWorld()).ben;
    expect((await refusal(getApprovalSubject(stranger, { approvalId }))).code).toBe("not_found");
    expect((await listApprovals(stranger)).approvals).toEqual([]);
  });
});

describe("a payout", () => {
  it.each([
    ["amount", { amount: "12.345" }],
    ["amount", { amount: "5000.01" }],
    ["currency", { currency: "EUR" }],
    ["method", { method: "pigeon" }],
    ["connectionId", { connectionId: "con_nobody" }],
    ["recipient.account", { recipient: { holder: "Carla Ruiz", account: "" } }],
  ])("with a wrong %s is refused there, and nothing is written", async (field, patch) => {
    const before = await db().transaction.count();
    expect((await refusal(askPayout(world.ana, payoutOf("10", patch)))).fields).toHaveProperty([field]);
    expect(await db().transaction.count()).toBe(before);
  });

  it("of a form that was sent with another recipient is refused, not taken for the first", async () => {
    const input = payoutOf("10");
    const asked = await askPayout(world.ana, input);
    const other = { ...input, recipient: { ...RECIPIENT, account: "9876543210" } };
    expect((await refusal(askPayout(world.ana, other))).code).toBe("conflict");
    expect(await askPayout(world.ana, input)).toEqual(asked);
  });

  it("of a form sent five times at once is one", async () => {
    const input = payoutOf("10");
    const asked = await Promise.all(Array.from({ length: 5 }, () => askPayout(world.ana, input)));
    expect(new Set(asked.map(({ transactionId }) => transactionId)).size).toBe(1);
  });
});
