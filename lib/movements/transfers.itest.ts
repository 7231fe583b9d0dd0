import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Connection } from "../connections/connection.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { moneyOf } from "../money.ts";
import { askRefund } from "./ask-refund.ts";
import { callOff } from "./call-off.ts";
import { getMovements } from "./get-movements.ts";
import { recordTransfer } from "./record-transfer.ts";
import { sendAgain } from "./send-again.ts";
import { settleMovement } from "./settle-movement.ts";
import {
  aPaid,
  follow,
  type MovementWorld,
  makeMovementWorld,
  refundOf,
  refusal,
  rowOf,
  work,
} from "./testing/movement-world.ts";
import { desk } from "./testing/moving-provider.ts";

vi.mock("../providers/registry.ts", async () => {
  const { movingProvider } = await import("./testing/moving-provider.ts");
  return { PROVIDERS: [], findProvider: movingProvider, getProvider: movingProvider };
});

const ADDRESS = `T${"9".repeat(33)}`;
let database: TestDatabase;
let world: MovementWorld;
let wallet: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeMovementWorld();
  wallet = await world.connect("wallet");
});
afterAll(() => database.drop());
beforeEach(() => desk.reset());

async function paidInCrypto(): Promise<string> {
  return aPaid(world.ana, wallet, {
    amount: moneyOf("100", "USDT"),
    method: "usdt",
    methodLabel: "USDT",
    network: "Tron Nile",
  });
}

async function waitingTransfer(
  amount = "100",
): Promise<{ readonly payment: string; readonly refund: string }> {
  const payment = await paidInCrypto();
  const asked = await askRefund(world.ana, refundOf(payment, amount, { address: ADDRESS }));
  await work(world.ana, asked.transactionId);
  return { payment, refund: asked.transactionId };
}

const hash = (digit: string) => digit.repeat(64);

describe("crypto that no provider sends back", () => {
  it("asks for an address that fits the network", async () => {
    const payment = await paidInCrypto();
    for (const address of ["", `0x${"a".repeat(40)}`, ADDRESS.slice(1), `${ADDRESS}0`])
      expect(
        (await refusal(askRefund(world.ana, refundOf(payment, "1", { address })))).fields,
      ).toHaveProperty("address");
    expect((await getMovements(world.ana, { transactionId: payment })).offer).toMatchObject({
      way: "transfer",
      needsAddress: true,
      left: { amount: "100.000000", currency: "USDT" },
    });
  });

  it("waits for somebody to send it, and ends with the hash that they record", async () => {
    const { payment, refund } = await waitingTransfer();
    expect(await rowOf(refund)).toMatchObject({ status: "pending", address: ADDRESS, sendCount: 0 });
    expect((await getMovements(world.ana, { transactionId: refund })).can).toEqual({
      recordTransfer: true,
      callOff: true,
      sendAgain: false,
      settle: false,
    });
    const wrong = { transactionId: refund, txHash: "not a hash" };
    expect((await refusal(recordTransfer(world.ana, wrong))).fields).toHaveProperty("txHash");
    await recordTransfer(world.ana, { transactionId: refund, txHash: hash("a") });
    await follow(world.ana, refund);
    expect(await rowOf(refund)).toMatchObject({ status: "succeeded", txHash: hash("a") });
    expect(await rowOf(payment)).toMatchObject({ status: "refunded" });
    const again = { transactionId: refund, txHash: hash("b") };
    expect((await refusal(recordTransfer(world.ana, again))).code).toBe("conflict");
  });

  it("takes one hash once, whoever records it and however it is written", async () => {
    const [first, second] = [await waitingTransfer("10"), await waitingTransfer("10")];
    const tries = await Promise.allSettled([
      recordTransfer(world.ana, { transactionId: first.refund, txHash: hash("c") }),
      recordTransfer(world.ben, { transactionId: second.refund, txHash: `0x${hash("C")}` }),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("can be called off before it is sent, and then the amount is free again", async () => {
    const { payment, refund } = await waitingTransfer();
    await callOff(world.ana, { transactionId: refund, why: "The buyer took a voucher" }, "refund");
    expect(await rowOf(refund)).toMatchObject({ status: "canceled" });
    expect((await getMovements(world.ana, { transactionId: payment })).offer?.left.amount).toBe("100.000000");
  });
});

describe("an outcome that nobody knows", () => {
  async function lostForGood(): Promise<string> {
    const payment = await aPaid(world.ana, await world.connect("once"));
    const recipient = { holder: "Carla Ruiz", account: "0123456789" };
    const asked = await askRefund(world.ana, refundOf(payment, "10", { method: "bank", recipient }));
    desk.turns = ["lost"];
    await work(world.ana, asked.transactionId);
    return asked.transactionId;
  }

  it("is settled by somebody who has looked, with a reason, once", async () => {
    const refund = await lostForGood();
    const said = { transactionId: refund, outcome: "failed" as const, why: "Not in their list" };
    await settleMovement(world.ana, said);
    expect(await rowOf(refund)).toMatchObject({ status: "failed", reason: "Not in their list" });
    expect((await refusal(settleMovement(world.ana, said))).code).toBe("conflict");
  });

  it("is not settled by anybody while it is still sent again", async () => {
    const payment = await aPaid(world.ana, await world.connect("safe"));
    const { transactionId } = await askRefund(world.ana, refundOf(payment, "10"));
    desk.turns = Array.from({ length: 7 }, () => "broken" as const);
    const said = { transactionId, outcome: "failed" as const, why: "Not in their list" };
    await work(world.ana, transactionId);
    expect((await refusal(settleMovement(world.ana, said))).code).toBe("conflict");
    while (await work(world.ana, transactionId));
    await settleMovement(world.ana, said);
    expect(await rowOf(transactionId)).toMatchObject({ status: "failed" });
  });

  it("is never sent again where that could pay twice, nor called off", async () => {
    const refund = await lostForGood();
    expect((await refusal(sendAgain(world.ana, { transactionId: refund }))).code).toBe("conflict");
    const off = callOff(world.ana, { transactionId: refund, why: "Stop it" }, "refund");
    expect((await refusal(off)).code).toBe("conflict");
    expect(desk.calls).toHaveLength(1);
  });

  it("is sent again once however often somebody asks, and can't be called off meanwhile", async () => {
    const payment = await aPaid(world.ana, await world.connect("once"));
    const recipient = { holder: "Carla Ruiz", account: "0123456789" };
    const { transactionId } = await askRefund(
      world.ana,
      refundOf(payment, "10", { method: "bank", recipient }),
    );
    desk.turns = Array.from({ length: 7 }, () => "busy" as const);
    while (await work(world.ana, transactionId));
    await sendAgain(world.ana, { transactionId });
    expect((await refusal(sendAgain(world.ana, { transactionId }))).code).toBe("conflict");
    const off = callOff(world.ana, { transactionId, why: "Stop it" }, "refund");
    expect((await refusal(off)).code).toBe("conflict");
    await work(world.ana, transactionId);
    expect(desk.made).toHaveLength(1);
  });

  it("is sent again by hand, with the same key, where the key makes that safe", async () => {
    const payment = await aPaid(world.ana, await world.connect("safe"));
    const { transactionId } = await askRefund(world.ana, refundOf(payment, "10"));
    desk.turns = Array.from({ length: 7 }, () => "broken" as const);
    while (await work(world.ana, transactionId));
    await sendAgain(world.ana, { transactionId });
    await work(world.ana, transactionId);
    expect(desk.made).toHaveLength(1);
    expect(new Set(desk.calls.map(({ key }) => key)).size).toBe(1);
    expect(await rowOf(transactionId)).toMatchObject({ externalId: desk.made[0]?.id, sendCount: 8 });
  });

  it("is looked for before it is sent again, since a key may be forgotten over there", async () => {
    const payment = await aPaid(world.ana, await world.connect("safe"));
    const { transactionId } = await askRefund(world.ana, refundOf(payment, "10"));
    desk.canBeSearched = false;
    desk.turns = ["lost"];
    while (await work(world.ana, transactionId));
    expect(desk.calls).toHaveLength(1);
    desk.canBeSearched = true;
    await sendAgain(world.ana, { transactionId });
    await work(world.ana, transactionId);
    expect(desk.calls).toHaveLength(1);
    expect(await rowOf(transactionId)).toMatchObject({ externalId: desk.made[0]?.id });
  });
});
