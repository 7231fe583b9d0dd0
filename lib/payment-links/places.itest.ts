import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fixedClock, systemClock } from "../clock.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { db } from "../db/client.ts";
import { listAttention } from "../overview/list-attention.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import { countLinkPayments } from "./count-link-payments.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { getPayPage } from "./get-pay-page.ts";
import { getPayStatus } from "./get-pay-status.ts";
import { startPayment } from "./start-payment.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

const HOLD = 20;

async function openStock(maxPayments: number, changes: Parameters<LinkWorld["form"]>[0] = {}) {
  const form = world.form({ title: "Workshop", maxPayments, holdMinutes: HOLD, ...changes });
  const { id, url } = await createPaymentLink(world.scope, form);
  return { id, slug: url.slice(url.lastIndexOf("/") + 1) };
}

const payer = (slug: string, own: string[] = [], method = "pse") => ({
  slug,
  methodKey: `${world.connections["88pay"]}:${method}`,
  idempotencyKey: randomUUID(),
  own,
});

const inMinutes = (minutes: number) => fixedClock(new Date(systemClock.now().getTime() + minutes * 60_000));

async function say(transactionId: string, status: TransactionStatus) {
  const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
  const connection = await loadConnection(world.scope, row.connectionId);
  const fact = {
    subject: { externalId: row.externalId ?? "" },
    kind: "payment" as const,
    status,
    providerStatus: status,
    mayBeginElsewhere: false,
  };
  await applyProviderFact(world.scope, { connection, fact, source: "webhook", at: new Date() });
}

async function age(transactionId: string, minutes: number) {
  const { createdAt } = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
  const before = new Date(createdAt.getTime() - minutes * 60_000);
  await db().transaction.updateMany({ where: { id: transactionId }, data: { createdAt: before } });
}

const isHeldNow = { code: "conflict", message: expect.stringContaining("somebody else") };

test("of twenty payers who race for three places, three begin and nobody else reaches a provider", async () => {
  const { id, slug } = await openStock(3);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => startPayment(payer(slug))));
  const begun = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(new Set(begun.map(({ transactionId }) => transactionId)).size).toBe(3);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject(isHeldNow);
  expect(await db().transaction.count({ where: { linkId: id } })).toBe(3);
  for (const { transactionId } of begun) await say(transactionId, "succeeded");
  await countLinkPayments(world.scope, { linkId: id });
  expect(await db().paymentLink.findFirstOrThrow({ where: { id } })).toMatchObject({
    paidCount: 3,
    startedCount: 3,
  });
  expect((await getPayPage({ slug })).state).toBe("sold_out");
});

test("a place is free again when its payment fails, and when its time is up", async () => {
  const { slug } = await openStock(1);
  const first = await startPayment(payer(slug));
  await expect(startPayment(payer(slug))).rejects.toMatchObject(isHeldNow);
  await say(first.transactionId, "declined");
  const second = await startPayment(payer(slug));
  await expect(startPayment(payer(slug))).rejects.toMatchObject(isHeldNow);
  const third = await startPayment(payer(slug), inMinutes(HOLD + 1));
  expect(new Set([first, second, third].map(({ transactionId }) => transactionId)).size).toBe(3);
});

test("a place whose money was seen is kept however long it takes", async () => {
  const { slug } = await openStock(1);
  const { transactionId } = await startPayment(payer(slug));
  await say(transactionId, "confirming");
  await expect(startPayment(payer(slug), inMinutes(HOLD * 100))).rejects.toMatchObject(isHeldNow);
  expect((await getPayPage({ slug })).held).toEqual({ until: null });
});

test("whoever waits reads when to look again; whoever pays reads until when the place is kept", async () => {
  const { slug } = await openStock(1);
  const { token } = await startPayment(payer(slug));
  const stranger = await getPayPage({ slug });
  const own = await getPayPage({ slug, own: [token] });
  expect(stranger).toMatchObject({ state: "open", payment: null, held: { until: expect.any(String) } });
  expect(own).toMatchObject({ held: null, payment: { token, isTooLate: false } });
  expect(own.payment?.heldUntil).toBe(stranger.held?.until);
  expect((await getPayPage({ slug, own: [token], wantsOther: true })).payment).toBeNull();
});

test("whoever came first may choose another way, without a second place and without letting anybody in", async () => {
  const { id, slug } = await openStock(1);
  const first = await startPayment(payer(slug));
  const second = await startPayment(payer(slug, [first.token], "nequi"));
  expect(second.transactionId).not.toBe(first.transactionId);
  const again = await startPayment(payer(slug, [first.token, second.token], "nequi"));
  expect(again.transactionId).toBe(second.transactionId);
  await expect(startPayment(payer(slug))).rejects.toMatchObject(isHeldNow);
  await expect(startPayment(payer(slug, [randomUUID()]))).rejects.toMatchObject(isHeldNow);
  expect(await db().transaction.count({ where: { linkId: id } })).toBe(2);
});

test("a payer whose place went to somebody else is told not to pay", async () => {
  const { slug } = await openStock(1);
  const late = await startPayment(payer(slug));
  await age(late.transactionId, HOLD + 1);
  const before = await getPayPage({ slug, token: late.token });
  expect(before.payment).toMatchObject({ isTooLate: false, heldUntil: null });
  await startPayment(payer(slug));
  const after = await getPayPage({ slug, token: late.token });
  expect(after.payment).toMatchObject({ isTooLate: true });
  expect(await getPayStatus(slug, late.token)).toEqual({ version: after.payment?.version });
  expect(after.payment?.version).not.toBe(before.payment?.version);
});

test("money that comes for a place that is gone is shown as what it is", async () => {
  const { id, slug } = await openStock(2);
  const late = await startPayment(payer(slug));
  await age(late.transactionId, HOLD + 1);
  for (const _ of [1, 2]) {
    const { transactionId } = await startPayment(payer(slug));
    await say(transactionId, "succeeded");
    await countLinkPayments(world.scope, { linkId: id });
  }
  await say(late.transactionId, "succeeded");
  await Promise.all([1, 2].map(() => countLinkPayments(world.scope, { linkId: id })));
  const row = await db().transaction.findFirstOrThrow({ where: { id: late.transactionId } });
  expect(row).toMatchObject({ status: "succeeded", reason: "No place left" });
  const notes = await db().timelineEntry.count({
    where: { transactionId: late.transactionId, verdict: "step" },
  });
  expect(notes).toBe(1);
  const lines = async () => (await listAttention(world.scope)).filter(({ href }) => href.endsWith(id));
  expect(await lines()).toMatchObject([{ title: "Workshop was paid 3 times, and has 2 places" }]);
  await say(late.transactionId, "refunded");
  expect(await lines()).toEqual([]);
});

test("without a hold only what was paid takes a place", async () => {
  const { slug } = await openStock(1, { holdMinutes: null, maxPayments: 2 });
  for (const _ of [1, 2, 3, 4]) await startPayment(payer(slug));
  expect((await getPayPage({ slug })).held).toBeNull();
});
