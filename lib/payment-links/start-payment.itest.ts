import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadConnection } from "../connections/load-connection.ts";
import { db } from "../db/client.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { countLinkPayments } from "./count-link-payments.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { getPayPage } from "./get-pay-page.ts";
import { startPayment } from "./start-payment.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

async function openLink(changes: Parameters<LinkWorld["form"]>[0] = {}) {
  const { id, url } = await createPaymentLink(world.scope, world.form(changes));
  return { id, slug: url.slice(url.lastIndexOf("/") + 1) };
}

const choice = (slug: string, method = "pse", rest: { amount?: string; idempotencyKey?: string } = {}) => ({
  slug,
  methodKey: `${world.connections["88pay"]}:${method}`,
  idempotencyKey: randomUUID(),
  ...rest,
});

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

test("a payer is sent to the provider with everything written down", async () => {
  const { id, slug } = await openLink({ invoiceNumber: "INV-7" });
  const { transactionId, token } = await startPayment(choice(slug));
  const row = await db().transaction.findFirstOrThrow({
    where: { id: transactionId },
    include: { link: true },
  });
  expect(row).toMatchObject({
    linkId: id,
    reference: "INV-7",
    invoiceNumber: "INV-7",
    method: "pse",
    idempotencyKey: token,
    country: "CO",
  });
  expect(row.amount.toFixed(2)).toBe("120000.00");
  expect(row.externalId).not.toBeNull();
  expect(row.nextAction).toMatchObject({ type: "redirect", url: expect.stringMatching(/^http/) });
  expect(row.link).toMatchObject({ startedCount: 1 });
  const timeline = await db().timelineEntry.findMany({ where: { transactionId }, orderBy: { id: "asc" } });
  expect(timeline.map((entry) => entry.source)).toEqual(["link", "api"]);
  const page = await getPayPage({ slug, token });
  expect(page.payment).toMatchObject({
    methodLabel: "PSE",
    providerName: "88Pay",
    amount: { amount: "120000.00", currency: "COP" },
  });
  expect(JSON.stringify(page)).not.toContain("88pay account");
});

test("a double click is one payment, and so is coming back later", async () => {
  const { slug } = await openLink();
  const pressed = choice(slug);
  const begun = await Promise.all(Array.from({ length: 6 }, () => startPayment(pressed)));
  begun.push(await startPayment(pressed));
  expect(new Set(begun.map((one) => one.transactionId)).size).toBe(1);
  expect(await db().transaction.count({ where: { link: { slug } } })).toBe(1);
  const calls = await db().providerCall.findMany({
    where: { transactionId: begun[0]?.transactionId ?? "", status: { lt: 300 } },
  });
  expect(calls.filter((call) => call.path.includes("charge"))).toHaveLength(1);
  const other = await startPayment({ ...pressed, methodKey: `${world.connections["88pay"]}:nequi` });
  expect(other.transactionId).not.toBe(begun[0]?.transactionId);
});

test("coming back and choosing the same again is the same payment on a link that is paid once", async () => {
  const once = await openLink();
  const first = await startPayment(choice(once.slug));
  const again = await startPayment(choice(once.slug));
  expect(again).toEqual(first);
  await say(first.transactionId, "expired");
  const afterExpiry = await startPayment(choice(once.slug));
  expect(afterExpiry.transactionId).not.toBe(first.transactionId);

  const often = await openLink({ maxPayments: null });
  const one = await startPayment(choice(often.slug));
  const two = await startPayment(choice(often.slug));
  expect(two.transactionId).not.toBe(one.transactionId);
});

test("once money was seen, a link that is paid once begins nothing else, whatever is chosen", async () => {
  const { slug } = await openLink();
  const first = await startPayment(choice(slug));
  await say(first.transactionId, "confirming");
  expect(await startPayment(choice(slug, "nequi"))).toEqual(first);
});

test("late money after an expiry is held for a person and still closes the link", async () => {
  const { id, slug } = await openLink();
  const { transactionId } = await startPayment(choice(slug));
  await say(transactionId, "expired");
  await say(transactionId, "succeeded");
  expect(await db().transaction.findFirstOrThrow({ where: { id: transactionId } })).toMatchObject({
    status: "review",
  });
  await countLinkPayments(world.scope, { linkId: id });
  await expect(startPayment(choice(slug))).rejects.toMatchObject({ code: "conflict" });
});

test("an answer that never came is not a failure: it is looked for", async () => {
  const { slug } = await openLink();
  await world.control("faults", { provider: "88pay", status: 504, statusWhen: "after" });
  const { transactionId, token } = await startPayment(choice(slug));
  const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
  expect(["created", "pending"]).toContain(row.status);
  expect(row.nextSyncAt).not.toBeNull();
  expect((await getPayPage({ slug, token })).payment).toMatchObject({ nextAction: null });
  const jobs = await db().$queryRaw<
    { key: string }[]
  >`SELECT key FROM graphile_worker.jobs WHERE key = ${`sync:${transactionId}`}`;
  expect(jobs).toHaveLength(1);
});

test("a refusal fails the payment and leaves the link open for another way", async () => {
  const { slug } = await openLink({
    ways: [{ connectionId: world.connections["88pay"] }, { connectionId: world.connections.gateway }],
  });
  await world.control("faults", { provider: "88pay", status: 422 });
  const { transactionId, token } = await startPayment(choice(slug));
  expect(await db().transaction.findFirstOrThrow({ where: { id: transactionId } })).toMatchObject({
    status: "failed",
  });
  const page = await getPayPage({ slug, token });
  expect(page.state).toBe("open");
  const other = page.methods.find((method) => method.connectionId === world.connections.gateway);
  const second = await startPayment({ slug, methodKey: other?.key ?? "", idempotencyKey: randomUUID() });
  expect(await db().transaction.findFirstOrThrow({ where: { id: second.transactionId } })).toMatchObject({
    nextAction: { type: "redirect" },
  });
});

test("a link paid once takes no second payment, and its payment is counted once", async () => {
  const { id, slug } = await openLink();
  const { transactionId } = await startPayment(choice(slug));
  await say(transactionId, "succeeded");
  await expect(startPayment(choice(slug))).rejects.toMatchObject({
    code: "conflict",
    message: "This has already been paid.",
  });
  await say(transactionId, "succeeded");
  await Promise.all([1, 2, 3].map(() => countLinkPayments(world.scope, { linkId: id })));
  expect(await db().paymentLink.findFirstOrThrow({ where: { id } })).toMatchObject({ paidCount: 1 });
  const page = await getPayPage({ slug });
  expect(page).toMatchObject({ state: "paid", payment: { status: "succeeded", methodLabel: "PSE" } });
});

test("closed links and methods that are not offered begin nothing", async () => {
  const { id, slug } = await openLink({
    ways: [{ connectionId: world.connections["88pay"], methods: ["pse", "nequi"] }],
  });
  await expect(startPayment(choice(slug, "cards"))).rejects.toMatchObject({
    fields: { methodKey: expect.any(String) },
  });
  await expect(startPayment(choice("no-such-slug"))).rejects.toMatchObject({ code: "not_found" });
  await db().paymentLink.updateMany({ where: { id }, data: { expiresAt: new Date(0) } });
  await expect(startPayment(choice(slug))).rejects.toMatchObject({
    message: expect.stringContaining("expired"),
  });
  await archivePaymentLink(world.scope, { linkId: id });
  await expect(startPayment(choice(slug))).rejects.toMatchObject({ code: "conflict" });
  expect(await db().transaction.count({ where: { linkId: id } })).toBe(0);
});

test("where the payer chooses, the amount is checked and kept exactly", async () => {
  const { slug } = await openLink({ payerChooses: true, amount: "", maxPayments: null });
  for (const amount of ["", "0", "-5", "1e3", "12.345", "1.000,50", "1,00,000", "9999999999"]) {
    await expect(startPayment(choice(slug, "pse", { amount }))).rejects.toMatchObject({
      code: "invalid_input",
    });
  }
  const { transactionId } = await startPayment(choice(slug, "pse", { amount: "45,600.50" }));
  const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
  expect(row.amount.toFixed()).toBe("45600.5");
  const spanish = await startPayment(choice(slug, "pse", { amount: "45700,5" }));
  const other = await db().transaction.findFirstOrThrow({ where: { id: spanish.transactionId } });
  expect(other.amount.toFixed()).toBe("45700.5");
});

test("a dollar link is paid in tokens at par, to an address", async () => {
  const { slug } = await openLink({
    amount: "25.00",
    currency: "USD",
    ways: [{ connectionId: world.connections.payin }],
  });
  const { methods } = await getPayPage({ slug });
  const usdc = methods.find((method) => method.methodId === "usdc-polygon-amoy");
  expect(usdc?.charge).toEqual({ amount: "25.000000", currency: "USDC" });
  const { token } = await startPayment({ slug, methodKey: usdc?.key ?? "", idempotencyKey: randomUUID() });
  const { payment } = await getPayPage({ slug, token });
  expect(payment?.nextAction).toMatchObject({ type: "crypto", currency: "USDC" });
  expect(payment?.qrSvg).toMatch(/^<svg/);
});
