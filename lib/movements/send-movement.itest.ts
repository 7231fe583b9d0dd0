import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { askRefund } from "./ask-refund.ts";
import { findStuck } from "./find-stuck.ts";
import { sendMovement } from "./send-movement.ts";
import {
  aPaid,
  jobsOf,
  type MovementWorld,
  makeMovementWorld,
  refundOf,
  refusal,
  rowOf,
  work,
} from "./testing/movement-world.ts";
import { desk, usd } from "./testing/moving-provider.ts";

vi.mock("../providers/registry.ts", async () => {
  const { movingProvider } = await import("./testing/moving-provider.ts");
  return { PROVIDERS: [], findProvider: movingProvider, getProvider: movingProvider };
});

let database: TestDatabase;
let world: MovementWorld;
let safe: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeMovementWorld();
  safe = await world.connect("safe");
});
afterAll(() => database.drop());
beforeEach(() => desk.reset());

async function ask(paymentId: string, amount: string): Promise<string> {
  return (await askRefund(world.ana, refundOf(paymentId, amount))).transactionId;
}

describe("sending", () => {
  it("repeats with the same key after failures, until there is one refund over there", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    desk.turns = ["broken", "lost", "answer"];
    await work(world.ana, refund);
    expect(await rowOf(refund)).toMatchObject({
      status: "processing",
      reason: "Outcome unknown, sent again",
    });
    const [next] = (await jobsOf(refund)).filter(({ name }) => name === "send-movement");
    const wait = (next?.runAt.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(1300);
    while (await work(world.ana, refund));
    // The third try finds what the second had made.
    expect(new Set(desk.calls.map(({ key }) => key)).size).toBe(1);
    expect(desk.calls).toHaveLength(2);
    expect(desk.made).toHaveLength(1);
    expect(await rowOf(refund)).toMatchObject({
      status: "processing",
      reason: null,
      externalId: desk.made[0]?.id,
      sendCount: 3,
    });
  });

  it("ends after seven tries, open, in sight and never called failed", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    desk.turns = Array.from({ length: 20 }, () => "broken" as const);
    while (await work(world.ana, refund));
    expect(desk.calls).toHaveLength(7);
    expect((await findStuck(world.ana))?.count).toBeGreaterThan(0);
    expect(await rowOf(refund)).toMatchObject({
      status: "processing",
      reason: "Outcome unknown, needs a person",
    });
  });

  it("is not called unsent for its last tries, when an earlier one may have arrived", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    desk.turns = ["broken", ...Array.from({ length: 7 }, () => "busy" as const)];
    while (await work(world.ana, refund));
    expect(await rowOf(refund)).toMatchObject({
      status: "processing",
      reason: "Outcome unknown, needs a person",
    });
  });

  it("waits as long as the provider asks", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    desk.turns = ["busy"];
    await work(world.ana, refund);
    expect(await rowOf(refund)).toMatchObject({ status: "created", reason: "Not sent yet, tried again" });
    const [next] = await jobsOf(refund);
    expect(next?.runAt.getTime()).toBeGreaterThan(Date.now() + 59_000);
    await work(world.ana, refund);
    expect(desk.made).toHaveLength(1);
  });

  it("ends at a refusal, with why; a 402 is a decline", async () => {
    const payment = await aPaid(world.ana, safe);
    desk.turns = ["declined", "refused"];
    const declined = await ask(payment, "10");
    await work(world.ana, declined);
    expect(await rowOf(declined)).toMatchObject({ status: "declined", reason: "Not enough balance." });
    const refused = await ask(payment, "10");
    await work(world.ana, refused);
    expect(await rowOf(refused)).toMatchObject({ status: "failed" });
    expect(desk.calls).toHaveLength(2);
    expect(await work(world.ana, refused)).toBe(false);
  });

  it("takes what is there already when the provider says that it is", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    desk.turns = ["lost", "conflict"];
    while (await work(world.ana, refund));
    expect(desk.made).toHaveLength(1);
    expect(await rowOf(refund)).toMatchObject({ status: "processing", externalId: desk.made[0]?.id });
  });

  it("does not take a later refusal for the end of an earlier try that was carried out", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    desk.turns = ["lost", "refused"];
    while (await work(world.ana, refund));
    expect(await rowOf(refund)).toMatchObject({ status: "processing", externalId: desk.made[0]?.id });
  });

  it("is made once by a provider that answers with the payment, and a person is told", async () => {
    const payment = await aPaid(world.ana, safe, { externalId: "pay_answered" });
    const refund = await ask(payment, "10");
    desk.answersWithId = "pay_answered";
    while (await work(world.ana, refund));
    expect(desk.calls).toHaveLength(1);
    expect(await rowOf(refund)).toMatchObject({
      status: "processing",
      externalId: null,
      reason: "Outcome unknown, needs a person",
    });
    expect(await rowOf(payment)).toMatchObject({ status: "succeeded" });
  });

  it("whose worker died is looked for before it is sent again, and no refusal since then ends it", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    const { idempotencyKey: key } = await rowOf(refund);
    desk.made.push({ id: "re_died", key, kind: "refund", reference: refund, amount: usd("10") });
    await db().transaction.updateMany({ where: { id: refund }, data: { sendCount: 1 } });
    desk.turns = ["declined"];
    await sendMovement(world.ana, { transactionId: refund, after: 0 });
    await work(world.ana, refund);
    expect(desk.calls).toEqual([]);
    expect(await rowOf(refund)).toMatchObject({ status: "processing", externalId: "re_died" });
  });

  it("of one job by two workers is one call", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    await Promise.all([1, 2, 3].map(() => sendMovement(world.ana, { transactionId: refund, after: 0 })));
    expect(desk.calls).toHaveLength(1);
    expect(desk.made).toHaveLength(1);
  });

  it("waits while its connection is switched off, and can then be sent or called off", async () => {
    const connection = await world.connect("safe");
    const refund = await ask(await aPaid(world.ana, connection), "10");
    const where = { id: connection.id };
    await db().connection.updateMany({ where, data: { disabledAt: new Date() } });
    await work(world.ana, refund);
    expect(desk.calls).toEqual([]);
    expect(await rowOf(refund)).toMatchObject({ status: "created", reason: "Not sent yet, tried again" });
    await db().connection.updateMany({ where, data: { disabledAt: null } });
    await work(world.ana, refund);
    expect(desk.made).toHaveLength(1);
  });

  it("does nothing for what was closed meanwhile", async () => {
    const refund = await ask(await aPaid(world.ana, safe), "10");
    await db().transaction.updateMany({ where: { id: refund }, data: { status: "canceled" } });
    await work(world.ana, refund);
    expect(desk.calls).toEqual([]);
  });
});

describe("where a call made twice pays twice", () => {
  const recipient = { holder: "Carla Ruiz", account: "0123456789" };

  it("a refund goes to bank details, which are sealed and shown only in part", async () => {
    const once = await world.connect("once");
    const payment = await aPaid(world.ana, once);
    const wrong = refundOf(payment, "10", {
      method: "bank",
      recipient: { holder: "Carla Ruiz", account: "12x" },
    });
    expect((await refusal(askRefund(world.ana, wrong))).fields).toEqual({
      "recipient.account": "Digits only.",
    });
    expect((await refusal(askRefund(world.ana, refundOf(payment, "10")))).fields).toHaveProperty("method");
    const { transactionId } = await askRefund(
      world.ana,
      refundOf(payment, "10", { method: "bank", recipient }),
    );
    const kept = await db().transactionRecipient.findFirstOrThrow({ where: { transactionId } });
    expect(kept.hint).toBe("Carla Ruiz ···6789");
    expect(Buffer.from(kept.sealed).toString("latin1")).not.toContain("0123456789");
    await work(world.ana, transactionId);
    expect(desk.calls).toEqual([{ key: expect.any(String), recipient }]);
    const { reference } = await rowOf(payment);
    const description = `Refund of ${reference}`;
    expect(await rowOf(transactionId)).toMatchObject({ kind: "refund", status: "processing", description });
  });

  it("it is called once for ever: a lost answer stays open and needs a person", async () => {
    const once = await world.connect("once");
    const payment = await aPaid(world.ana, once);
    const { transactionId } = await askRefund(
      world.ana,
      refundOf(payment, "10", { method: "bank", recipient }),
    );
    desk.turns = ["lost"];
    while (await work(world.ana, transactionId));
    await sendMovement(world.ana, { transactionId, after: 0 });
    await sendMovement(world.ana, { transactionId, after: 1 });
    expect(desk.calls).toHaveLength(1);
    expect(await rowOf(transactionId)).toMatchObject({
      status: "processing",
      reason: "Outcome unknown, needs a person",
    });
  });

  it("a worker that died during the call leaves it in doubt rather than calling again", async () => {
    const once = await world.connect("once");
    const payment = await aPaid(world.ana, once);
    const { transactionId } = await askRefund(
      world.ana,
      refundOf(payment, "10", { method: "bank", recipient, idempotencyKey: randomUUID() }),
    );
    await db().transaction.updateMany({ where: { id: transactionId }, data: { sendCount: 1 } });
    await work(world.ana, transactionId);
    expect(desk.calls).toEqual([]);
    expect(await rowOf(transactionId)).toMatchObject({ status: "processing" });
  });
});
