import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { sealBearer } from "#sandbox/88pay/bearer.ts";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { loadConnection } from "../../connections/load-connection.ts";
import { db } from "../../db/client.ts";
import { assertId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import { type LinkWorld, makeLinkWorld } from "../../payment-links/testing/link-world.ts";
import { createPayment } from "../../transactions/create-payment.ts";
import { syncTransaction } from "../../transactions/sync-transaction.ts";
import { processEvent } from "../../webhooks/process-event.ts";
import { receiveAndFile } from "../../webhooks/testing/receive-and-file.ts";

let world: LinkWorld;
beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.control("reset", { provider: "88pay" });
  await set({ webhooks: "drop" });
});

const set = (switches: object) => world.control("settings", { provider: "88pay", ...switches });
const act = (id: string) => world.control("act", { provider: "88pay", id, action: "pay" });
const row = (id: string) => db().transaction.findFirstOrThrow({ where: { id } });
const connectionId = () => assertId("connection", world.connections["88pay"]);

async function pay(amount = "50000") {
  const connection = await loadConnection(world.scope, connectionId());
  const method = connection.provider.methods("test").find(({ id }) => id === "pse");
  if (!method) throw new Error("no pse");
  return createPayment(world.scope, {
    connection,
    method,
    amount: moneyOf(amount, "COP"),
    idempotencyKey: randomUUID(),
    description: "Coffee",
    country: "CO",
    returnUrl: "https://shop.example/thanks",
  });
}

const deliveries = z.object({ deliveries: z.array(z.object({ body: z.string() })) });
const proven = z.object({ transaction_id: z.string(), transaction_amount: z.string() });

/** Takes in what the sandbox would have sent, as it would have proven it, and answers how it went. */
async function hear(): Promise<string[]> {
  const response = await fetch(`${world.sandbox.url}/_control/deliveries?provider=88pay`);
  const outcomes: string[] = [];
  for (const { body } of deliveries.parse(await response.json()).deliveries) {
    const claims = JSON.stringify({ ...proven.parse(JSON.parse(body)), ts: Date.now() });
    const bearer = sealBearer("cryptojs", claims, sandboxAccounts["88pay"].merchantSecret);
    const headers = { "content-type": "application/json", authorization: `Bearer ${bearer}` };
    await receiveAndFile(connectionId(), { body: new TextEncoder().encode(body), headers });
  }
  const waiting = await db().webhookEvent.findMany({ where: { status: { in: ["received", "failed"] } } });
  for (const { id } of waiting) {
    await processEvent(world.scope, assertId("webhookEvent", id), { trigger: "auto", actor: null });
    const { status, errorCode } = await db().webhookEvent.findFirstOrThrow({ where: { id } });
    outcomes.push(errorCode ?? status);
  }
  return outcomes;
}

it("a payment whose answer was lost is found by its webhook, beside another of the same session", async () => {
  const answered = await pay("60000");
  await set({ status: 504, statusWhen: "after" });
  const lost = await pay("50000");
  await set({ status: null });
  expect(await row(lost)).toMatchObject({
    status: "created",
    externalId: null,
    sessionKey: expect.any(String),
  });
  expect((await row(lost)).sessionKey).toBe((await row(answered)).sessionKey);
  await act(lost);
  expect(await hear()).toEqual(["processed"]);
  expect(await row(lost)).toMatchObject({ status: "succeeded", externalId: expect.stringMatching(/^IP/) });
  expect(await row(answered)).toMatchObject({ status: "pending" });
  expect(await syncTransaction(world.scope, lost), "it can be asked about now").toEqual({
    changed: false,
    problem: null,
  });
});

it("two charges of one session and amount, told by session alone, are held apart by asking", async () => {
  await set({ notification: "documented" });
  const [first, second] = [await pay(), await pay()];
  const { externalId } = await row(second);
  await act(externalId ?? "");
  expect(await hear()).toEqual(["transaction_ambiguous"]);
  for (const id of [first, second]) await syncTransaction(world.scope, id);
  expect(await row(first)).toMatchObject({ status: "pending" });
  expect(await row(second)).toMatchObject({ status: "succeeded" });
  expect(await hear()).toEqual(["processed"]);
  expect(await row(first)).toMatchObject({ status: "pending" });
});
