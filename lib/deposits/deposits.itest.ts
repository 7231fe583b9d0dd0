import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { assertId } from "../ids.ts";
import { type LinkWorld, makeLinkWorld } from "../payment-links/testing/link-world.ts";
import { listenForWebhooks, type WebhookListener } from "../providers/testing/webhook-listener.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { bindAddress } from "./bind-address.ts";
import { claimDeposit } from "./claim-deposit.ts";
import { getDepositAddress } from "./get-deposit-address.ts";
import { listDepositAddresses } from "./list-deposit-addresses.ts";
import { pollDeposits } from "./poll-deposits.ts";
import { bindAddressInput, depositFiltersSchema } from "./schema.ts";
import { unbindAddress } from "./unbind-address.ts";

let world: LinkWorld;
let listener: WebhookListener;
let connectionId: string;

beforeAll(async () => {
  world = await makeLinkWorld();
  listener = await listenForWebhooks();
  connectionId = world.connections.payin;
});
afterAll(async () => {
  await listener.close();
  await world.close();
});
beforeEach(async () => {
  await world.control("reset", { provider: "payin" });
  await world.control("webhooks", { provider: "payin", url: listener.url });
  await switches({ detectionMs: 1, confirmationMs: 5 });
});

const switches = (set: object) => world.control("settings", { provider: "payin", ...set });
const form = (reference: string, more: object = {}) =>
  bindAddressInput.parse({ connectionId, protocol: "evm", reference, ...more });
const bind = (reference: string, more: object = {}) => bindAddress(world.scope, form(reference, more));
const detail = (depositId: string) => getDepositAddress(world.scope, { depositId });
const aReference = () => `player ${randomUUID().slice(0, 8)}`;
const poll = (reference: string) => pollDeposits(world.scope, { connectionId, reference });
const rowsOf = (reference: string) => db().depositAddress.count({ where: { reference } });

async function send(reference: string, amount: string, currency = "USDC", chainId = "polygon-amoy") {
  const action = { provider: "payin", id: reference, action: "deposit", amount, currency, chainId };
  await world.control("act", action);
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.catch((error: unknown) => error);
  if (thrown instanceof AppError) return thrown;
  throw new Error("it was not refused", { cause: thrown });
}

/** Takes in the next webhook whose body has these words, `times` times over. */
async function hear(words: readonly string[], times = 1): Promise<string> {
  const raw = await listener.next(({ body }) => {
    const text = new TextDecoder().decode(body);
    return words.every((word) => text.includes(word));
  });
  const { scope } = world;
  for (let time = 0; time < times; time += 1) await receiveAndFile(connectionId, raw);
  const waiting = { merchantId: scope.merchantId, status: "received" };
  for (const { id } of await db().webhookEvent.findMany({ where: waiting }))
    await processEvent(scope, assertId("webhookEvent", id), { trigger: "auto", actor: null });
  return new TextDecoder().decode(raw.body);
}

/** Deposits that a webhook or poll has written down are given to their payer, as the worker does. */
async function claimAll(): Promise<void> {
  for (const { id } of await db().transaction.findMany({ where: { kind: "deposit" } }))
    await claimDeposit(world.scope, { transactionId: id });
}

describe("binding", () => {
  test("the same reference and protocol is one address, however often and at once it is asked for", async () => {
    const reference = aReference();
    const [first, second] = await Promise.all([bind(reference), bind(reference)]);
    expect(await bind(reference)).toEqual(first);
    expect(second).toEqual(first);
    const onTron = await bind(reference, { protocol: "tron" });
    expect(onTron.address).not.toBe(first.address);
    expect(await rowsOf(reference)).toBe(2);
    const acts = await db().auditEntry.findMany({ where: { targetId: first.id } });
    expect(acts.map(({ action }) => action)).toEqual(["deposit.bind"]);
    expect(await detail(first.id)).toMatchObject({
      state: "bound",
      protocol: "evm",
      chains: expect.arrayContaining(["polygon-amoy"]),
      qrSvg: expect.stringMatching(/^<svg/),
      totals: [],
    });
  });

  test("an answer that was lost is asked for again", async () => {
    const reference = aReference();
    await switches({ answer: "reset", answerWhen: "after", times: 1 });
    const { id } = await bind(reference);
    expect(await rowsOf(reference)).toBe(1);
    const calls = await db().providerCall.findMany({ orderBy: { at: "desc" }, take: 3 });
    expect(calls.map(({ operation }) => operation)).toContain("getDepositReference");
    expect((await detail(id)).address).toMatch(/^0x/);
  });

  test("what was never answered is not written down, and is found by binding again", async () => {
    const reference = aReference();
    await switches({ status: 503, statusWhen: "after" });
    const { code, message } = await refusal(bind(reference));
    expect([code, message]).toEqual([
      "provider_failed",
      expect.stringContaining("bind the same reference again"),
    ]);
    expect(await rowsOf(reference)).toBe(0);
    await switches({ status: null });
    const { id } = await bind(reference);
    expect(await rowsOf(reference)).toBe(1);
    expect(await detail(id)).toMatchObject({ state: "bound" });
  });

  test("what can't be bound is refused at its field, and nobody is asked", async () => {
    const refused = async (change: object) => (await refusal(bind(aReference(), change))).fields;
    // Whoever asked would be told of this failure, not of a field.
    await switches({ status: 500 });
    expect(await refused({ protocol: "solana" })).toHaveProperty("protocol");
    expect(await refused({ connectionId: world.connections.pepay })).toHaveProperty("connectionId");
    expect(bindAddressInput.safeParse(form("x")).success).toBe(true);
    const wrong = { connectionId, protocol: "evm", reference: "  " };
    expect(bindAddressInput.safeParse(wrong).success).toBe(false);
    expect(bindAddressInput.safeParse({ ...wrong, reference: "a/b?c" }).success).toBe(false);
  });

  test("an empty pool says so, and nothing is written down", async () => {
    await switches({ poolSize: 0 });
    const reference = aReference();
    expect((await refusal(bind(reference))).message).toMatch(/address/i);
    expect(await rowsOf(reference)).toBe(0);
  });
});

describe("deposits", () => {
  test("several to one address are several transactions of its customer; a second copy credits nothing", async () => {
    const reference = aReference();
    const customer = { customerName: "Ana Ruiz", customerEmail: `${randomUUID()}@example.com` };
    const { id } = await bind(reference, customer);
    await send(reference, "10.5");
    await send(reference, "0.25", "USDC", "ethereum-sepolia");
    await hear(["deposit.confirmed", reference, "10.5"], 3);
    await hear(["deposit.completed", reference, "10.5"], 2);
    await hear(["deposit.completed", reference, "0.25"]);
    await claimAll();
    const address = await detail(id);
    expect(address).toMatchObject({ deposits: 2, underway: 0, customer: "Ana Ruiz" });
    expect(address.totals).toEqual([{ amount: "10.750000", currency: "USDC" }]);
    const rows = await db().transaction.findMany({ where: { reference }, include: { customer: true } });
    expect(rows.map((row) => [row.kind, row.status, row.customer?.name])).toEqual([
      ["deposit", "succeeded", "Ana Ruiz"],
      ["deposit", "succeeded", "Ana Ruiz"],
    ]);
    const found = await listDepositAddresses(world.scope, depositFiltersSchema.parse({ q: "ana ruiz" }));
    expect(found.rows).toMatchObject([{ id, deposits: 2, customer: "Ana Ruiz" }]);
  });

  test("the provider's own list heals lost webhooks, and a webhook that comes late credits nothing", async () => {
    const reference = aReference();
    const { id } = await bind(reference);
    await send(reference, "42");
    const late = await listener.next(({ body }) => {
      const text = new TextDecoder().decode(body);
      return text.includes("deposit.completed") && text.includes(reference);
    });
    expect(await detail(id)).toMatchObject({ deposits: 0 });
    expect(await poll(reference)).toEqual({ news: 1, problem: null });
    const entries = () => db().timelineEntry.count({ where: { source: "poll" } });
    const before = await entries();
    expect(await poll(reference)).toEqual({ news: 0, problem: null });
    expect(await entries()).toBe(before);
    await receiveAndFile(connectionId, late);
    await hear(["deposit.completed", reference, "42"]);
    expect(await detail(id)).toMatchObject({
      deposits: 1,
      totals: [{ amount: "42.000000", currency: "USDC" }],
    });
  });

  test("heard of from several sides at once it is written down once, and nobody stumbles", async () => {
    const reference = aReference();
    const { id } = await bind(reference);
    await send(reference, "5");
    await sleep(50);
    const polls = await Promise.all(Array.from({ length: 5 }, () => poll(reference)));
    expect(polls.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
    expect(await detail(id)).toMatchObject({ deposits: 1 });
  });

  test("one to a reference that we never bound is written down all the same", async () => {
    const reference = aReference();
    const { id } = await bind(reference);
    await db().depositAddress.deleteMany({ where: { id } });
    await send(reference, "7");
    await sleep(50);
    await poll(reference);
    await claimAll();
    const [row] = await db().transaction.findMany({ where: { reference } });
    expect(row).toMatchObject({ kind: "deposit", currency: "USDC", customerId: null });
  });

  test("a provider that can't be asked changes nothing and says why", async () => {
    await switches({ status: 500 });
    expect(await poll(aReference())).toMatchObject({ news: 0, problem: { code: "unavailable" } });
  });
});

describe("unbinding", () => {
  test("gives the address back, once, and keeps what came in", async () => {
    const reference = aReference();
    const { id } = await bind(reference);
    await send(reference, "3");
    await sleep(50);
    await poll(reference);
    await unbindAddress(world.scope, { depositId: id });
    await unbindAddress(world.scope, { depositId: id });
    expect(await detail(id)).toMatchObject({ state: "unbound", deposits: 1 });
    const acts = await db().auditEntry.findMany({ where: { targetId: id }, orderBy: { at: "asc" } });
    expect(acts.map(({ action }) => action)).toEqual(["deposit.bind", "deposit.unbind"]);
    const unbound = await listDepositAddresses(world.scope, depositFiltersSchema.parse({ state: "unbound" }));
    expect(unbound.rows.map((row) => row.id)).toContain(id);
    const again = await bind(reference);
    expect(await detail(again.id)).toMatchObject({ state: "bound" });
  });

  test("shows nobody the address from the moment on at which the provider may give it to others", async () => {
    const { id } = await bind(aReference());
    await switches({ latencyMs: 1500 });
    const unbinding = unbindAddress(world.scope, { depositId: id });
    await sleep(500);
    expect(await detail(id)).toMatchObject({ state: "unbound" });
    await unbinding;
    expect(await detail(id)).toMatchObject({ state: "unbound" });
  });

  test("without an answer the address stays bound", async () => {
    const { id } = await bind(aReference());
    await switches({ status: 503 });
    expect((await refusal(unbindAddress(world.scope, { depositId: id }))).message).toContain("Try again");
    expect(await detail(id)).toMatchObject({ state: "bound" });
  });

  test("an address of another merchant is not found", async () => {
    const { scope } = world;
    const wrong = unbindAddress(scope, { depositId: "dep_01JD000000000000000000000A" });
    expect((await refusal(wrong)).code).toBe("not_found");
  });
});
