import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { updateTransaction } from "../transactions/repository.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import { askRefund } from "./ask-refund.ts";
import {
  aPaid,
  follow,
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

/** What a webhook about a refund says. */
async function hear(refundId: string, status: TransactionStatus, reason?: string): Promise<void> {
  const { externalId } = await rowOf(refundId);
  await applyProviderFact(world.ana, {
    connection: safe,
    source: "webhook",
    at: new Date(),
    fact: {
      subject: { externalId: externalId ?? "" },
      kind: "refund",
      status,
      providerStatus: status,
      mayBeginElsewhere: true,
      ...(reason === undefined ? {} : { reason }),
    },
  });
  await follow(world.ana, refundId);
}

async function complete(refundId: string): Promise<void> {
  await work(world.ana, refundId);
  await hear(refundId, "succeeded");
}

describe("a refund", () => {
  it("is written down with its own key, sent by the worker, and told to its payment", async () => {
    const payment = await aPaid(world.ana, safe);
    const refund = await ask(payment, "30");
    expect(desk.calls).toEqual([]);
    expect(await rowOf(refund)).toMatchObject({
      kind: "refund",
      status: "created",
      parentId: payment,
      sendCount: 0,
    });
    await complete(refund);
    expect(desk.made).toHaveLength(1);
    expect(await rowOf(refund)).toMatchObject({ status: "succeeded", sendCount: 1 });
    expect(await rowOf(payment)).toMatchObject({ status: "partially_refunded" });
    expect(await timelineOf(payment)).toContain("30.00 USD of 100.00 USD has gone back");
    await complete(await ask(payment, "70"));
    expect(await rowOf(payment)).toMatchObject({ status: "refunded" });
    expect((await refusal(ask(payment, "1"))).message).toContain("All of it has gone back");
  });

  it("never exceeds what is left, and says at the amount how much that is", async () => {
    const payment = await aPaid(world.ana, safe);
    await ask(payment, "60.50");
    const refused = await refusal(ask(payment, "39.51"));
    expect(refused).toMatchObject({
      code: "invalid_input",
      fields: { amount: expect.stringContaining("39.50 USD") },
    });
    expect(await db().transaction.count({ where: { parentId: payment } })).toBe(1);
    await ask(payment, "39.50");
    expect((await refusal(ask(payment, "0.01"))).fields.amount).toContain("Nothing");
  });

  it.each(["0", "-5", "1.001", "ten", "1e3"])("is refused at the amount for %s", async (amount) => {
    const payment = await aPaid(world.ana, safe);
    expect((await refusal(ask(payment, amount))).fields).toHaveProperty("amount");
  });

  it("asked for ten times at one moment goes out only as often as there is money", async () => {
    const payment = await aPaid(world.ana, safe);
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask(payment, "30")));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refunds = await db().transaction.findMany({ where: { parentId: payment } });
    expect(refunds).toHaveLength(3);
  });

  it("of a form sent twice is one, and of the same form with another amount is refused", async () => {
    const payment = await aPaid(world.ana, safe);
    const input = refundOf(payment, "20");
    const [first, second] = await Promise.all([askRefund(world.ana, input), askRefund(world.ana, input)]);
    expect(first).toEqual(second);
    expect((await refusal(askRefund(world.ana, { ...input, amount: "21" }))).code).toBe("conflict");
    expect(await db().transaction.count({ where: { parentId: payment } })).toBe(1);
  });

  it("counts what was given back at the provider's own dashboard", async () => {
    const payment = await aPaid(world.ana, safe);
    const { externalId } = await rowOf(payment);
    await applyProviderFact(world.ana, {
      connection: safe,
      source: "webhook",
      at: new Date(),
      fact: {
        subject: { externalId: "re_elsewhere", reference: payment, parentExternalId: externalId ?? "" },
        kind: "refund",
        status: "processing",
        providerStatus: "pending",
        amount: usd("40"),
        mayBeginElsewhere: true,
      },
    });
    expect((await refusal(ask(payment, "61"))).fields.amount).toContain("60.00 USD");
    await unit((tx) =>
      updateTransaction(tx, world.ana, assertId("transaction", payment), {
        refunded: usd("90"),
        updatedAt: new Date(),
      }),
    );
    expect((await refusal(ask(payment, "61"))).fields.amount).toContain("Nothing");
  });

  it("that fails gives its amount back and says why", async () => {
    const payment = await aPaid(world.ana, safe);
    const refund = await ask(payment, "100");
    await work(world.ana, refund);
    await hear(refund, "failed", "The card is closed");
    expect(await rowOf(refund)).toMatchObject({ status: "failed", reason: "The card is closed" });
    expect(await rowOf(payment)).toMatchObject({ status: "succeeded" });
    expect(await timelineOf(payment)).toContain("A refund of 100.00 USD failed");
    await complete(await ask(payment, "100"));
    expect(await rowOf(payment)).toMatchObject({ status: "refunded" });
  });

  it("is not for money that never came, was disputed, or belongs to somebody else", async () => {
    for (const status of ["pending", "failed", "disputed", "charged_back", "refunded"] as const) {
      const payment = await aPaid(world.ana, safe, { status });
      expect((await refusal(ask(payment, "1"))).code).toBe("conflict");
    }
    const stranger = (await makeMovementWorld()).ana;
    const payment = await aPaid(world.ana, safe);
    expect((await refusal(askRefund(stranger, refundOf(payment, "1")))).code).toBe("not_found");
  });
});
