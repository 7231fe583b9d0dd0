import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { listConnections, loadConnection } from "../connections/load-connection.ts";
import { writeSigns } from "../connections/sign-repository.ts";
import { db } from "../db/client.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { getTransaction } from "../transactions/get-transaction.ts";
import { writePayment } from "../transactions/write-payment.ts";
import { continueElsewhere } from "./continue-elsewhere.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { getPayPage } from "./get-pay-page.ts";
import { getPayStatus } from "./get-pay-status.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { publicConnection } from "./link-methods.ts";
import { listPaymentLinks } from "./list-payment-links.ts";
import { nextWays } from "./next-ways.ts";
import { paymentToken } from "./payment-token.ts";
import { findLinkBySlug } from "./repository.ts";
import { linkFiltersSchema } from "./schema.ts";
import { startPayment } from "./start-payment.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.control("reset", {});
  await db().connectionSign.deleteMany({});
});

/** Cards at 88Pay first, at the gateway second. */
async function openLink(changes: Parameters<LinkWorld["form"]>[0] = {}) {
  const { id, url } = await createPaymentLink(
    world.scope,
    world.form({
      ways: [{ connectionId: world.connections["88pay"] }, { connectionId: world.connections.gateway }],
      ...changes,
    }),
  );
  return { id, slug: url.slice(url.lastIndexOf("/") + 1) };
}

const choice = (slug: string, method = "cards", idempotencyKey = randomUUID()) => ({
  slug,
  methodKey: `${world.connections["88pay"]}:${method}`,
  idempotencyKey,
});

const OPEN = ["created", "pending", "processing", "confirming"];
const paymentsOf = (linkId: string) =>
  db().transaction.findMany({ where: { linkId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
const openOf = async (linkId: string) =>
  (await paymentsOf(linkId)).filter(({ status }) => OPEN.includes(status));

async function pay(transactionId: string) {
  const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
  const connection = await loadConnection(world.scope, row.connectionId);
  const subject = { externalId: row.externalId ?? "" };
  const fact = {
    subject,
    kind: "payment",
    status: "succeeded",
    providerStatus: "paid",
    mayBeginElsewhere: false,
  } as const;
  await applyProviderFact(world.scope, { connection, fact, source: "webhook", at: new Date() });
}

test("a payer whose provider refuses is at the next one in the same request, and pays once", async () => {
  const { id, slug } = await openLink();
  await world.control("scenario", { provider: "88pay", name: "rate-limited" });
  const { transactionId, token } = await startPayment(choice(slug));
  const [refused, next, ...others] = await paymentsOf(id);
  expect(others).toEqual([]);
  expect(refused).toMatchObject({
    connectionId: world.connections["88pay"],
    status: "failed",
    nextSyncAt: null,
  });
  expect(next).toMatchObject({
    id: transactionId,
    connectionId: world.connections.gateway,
    method: "checkout",
  });
  expect(next?.amount.toFixed(2)).toBe("120000.00");
  expect(next?.externalId).not.toBeNull();
  expect(await db().paymentFallback.findMany({ where: { transactionId: refused?.id ?? "" } })).toMatchObject([
    { nextId: transactionId, reason: "rate_limited" },
  ]);
  const page = await getPayPage({ slug, token });
  expect(page.payment).toMatchObject({ status: "pending", nextAction: { type: "redirect" } });
  const before = await getTransaction(world.scope, { transactionId: refused?.id ?? "" });
  const after = await getTransaction(world.scope, { transactionId });
  expect(before).toMatchObject({ status: "failed", continuedAs: { id: transactionId }, continues: [] });
  expect(before.reason).toContain("fewer calls");
  expect(after).toMatchObject({ continuedAs: null, continues: [{ id: refused?.id }] });
  expect(before.timeline.map(({ detail }) => detail).join()).toContain(`Continued as ${transactionId}`);
  expect(after.timeline.map(({ detail }) => detail).join()).toContain(`Continues ${refused?.id}`);
  await pay(transactionId);
  await expect(startPayment(choice(slug))).rejects.toMatchObject({ message: "This has already been paid." });
});

test("a double click, a reload and the back button end at the one open payment", async () => {
  const { id, slug } = await openLink();
  await world.control("scenario", { provider: "88pay", name: "rate-limited" });
  const pressed = choice(slug);
  await Promise.all(Array.from({ length: 5 }, () => startPayment(pressed)));
  const again = await startPayment(pressed);
  expect(await openOf(id)).toMatchObject([{ id: again.transactionId }]);
  const [refused] = await paymentsOf(id);
  // The address of the refused payment shows what stands in its place.
  const page = await getPayPage({ slug, token: refused?.idempotencyKey ?? "" });
  expect(page.payment?.token).toBe(again.token);
  expect((await getPayStatus(slug, refused?.idempotencyKey ?? "")).version).toBe(page.payment?.version);
  // Another page and the same choice, while the provider refuses and once it is back.
  expect(await startPayment(choice(slug))).toEqual(again);
  await world.control("reset", {});
  expect(await startPayment(choice(slug))).toEqual(again);
  expect(await paymentsOf(id)).toHaveLength(2);
});

test("what the payer had open at the next connection is gone on with, not begun again", async () => {
  const { id, slug } = await openLink();
  const gateway = { slug, methodKey: `${world.connections.gateway}:checkout`, idempotencyKey: randomUUID() };
  const first = await startPayment(gateway);
  await world.control("scenario", { provider: "88pay", name: "rate-limited" });
  expect(await startPayment(choice(slug))).toEqual(first);
  expect(await openOf(id)).toHaveLength(1);
});

test("a crash after the change of provider leaves one open payment, found by the same key", async () => {
  const { id, slug } = await openLink();
  const pressed = choice(slug);
  const link = await findLinkBySlug(slug);
  const connections = await listConnections(world.scope);
  const connection = connections.find((one) => one.id === world.connections["88pay"]);
  const method = connection?.provider.methods("test").find((one) => one.id === "cards");
  if (link === null || connection === undefined || method === undefined) throw new Error("no link");
  const amount = { units: 12_000_000n, currency: "COP", scale: 2 } as const;
  const token = paymentToken(pressed.idempotencyKey, pressed.methodKey, "");
  const more = {
    description: "Logo design",
    linkId: id,
    returnUrl: "http://127.0.0.1/",
    idempotencyKey: token,
  };
  const wanted = { connection, method, amount, ...more };
  const refusedId = await unit((tx) => writePayment(tx, world.scope, wanted, systemClock));
  const [offer] = nextWays(
    link.ways,
    connections.map(publicConnection),
    { connectionId: connection.id, method, amount },
    new Set([connection.id]),
  );
  if (offer === undefined) throw new Error("no next way");
  const error = { code: "unavailable", message: "Down.", effect: "not_applied" } as const;
  const begun = { id: refusedId, token, wanted };
  const paths = { link, connections, own: null, answers: [] };
  await continueElsewhere(world.scope, { begun, error, offer, paths }, systemClock);
  // The process dies here: nobody has asked the second provider yet.
  const again = await startPayment(pressed);
  expect(await openOf(id)).toMatchObject([{ id: again.transactionId, status: "created", externalId: null }]);
  expect(again.transactionId).not.toBe(refusedId);
});

test("what may have been charged is never passed on", async () => {
  // So that the charge itself is what goes unanswered, and not the token before it.
  const other = await openLink();
  await startPayment(choice(other.slug));
  const { id, slug } = await openLink();
  await world.control("faults", { provider: "88pay", status: 504, statusWhen: "after" });
  const { transactionId } = await startPayment(choice(slug));
  expect(await paymentsOf(id)).toMatchObject([
    { id: transactionId, connectionId: world.connections["88pay"] },
  ]);
  expect(await db().paymentFallback.count({ where: { transactionId } })).toBe(0);
});

test("a payer's own refusal stays a refusal", async () => {
  const { id, slug } = await openLink();
  await world.control("faults", { provider: "88pay", status: 402 });
  const { token } = await startPayment(choice(slug));
  expect(await paymentsOf(id)).toMatchObject([{ status: "declined" }]);
  expect((await getPayPage({ slug, token })).state).toBe("open");
});

test("where no other connection takes it, the page offers the other ways at once", async () => {
  const { id, slug } = await openLink();
  await world.control("scenario", { provider: "88pay", name: "rate-limited" });
  const { token } = await startPayment(choice(slug, "pse"));
  expect(await paymentsOf(id)).toMatchObject([{ status: "failed", externalId: null }]);
  const page = await getPayPage({ slug, token });
  expect(page.payment).toMatchObject({ status: "failed", externalId: null });
  expect(page.methods.some(({ unavailable }) => unavailable === null)).toBe(true);
});

test("where the link has no other provider, the payment is sent again by the queue", async () => {
  const { id, slug } = await openLink({ ways: [{ connectionId: world.connections["88pay"] }] });
  await world.control("scenario", { provider: "88pay", name: "rate-limited" });
  const { transactionId } = await startPayment(choice(slug));
  expect(await paymentsOf(id)).toMatchObject([{ id: transactionId, status: "created" }]);
  const jobs = await db().$queryRaw<
    { key: string }[]
  >`SELECT key FROM graphile_worker.jobs WHERE key = ${`send:${transactionId}`}`;
  expect(jobs).toHaveLength(1);
});

test("a connection that is known to be down is not asked, comes last, and is asked when it is the only one", async () => {
  const { id, slug } = await openLink();
  const down = world.connections["88pay"];
  await writeSigns(world.scope, down, { breaker: "open" }, new Date());
  const page = await getPayPage({ slug });
  const usable = page.methods.filter(({ unavailable }) => unavailable === null);
  expect(usable[0]).toMatchObject({ connectionId: world.connections.gateway, isPaused: false });
  expect(usable.at(-1)).toMatchObject({ connectionId: down, isPaused: true });
  const { transactionId } = await startPayment(choice(slug));
  const [refused, next] = await paymentsOf(id);
  expect(refused).toMatchObject({ status: "failed" });
  expect(next).toMatchObject({ id: transactionId, connectionId: world.connections.gateway });
  expect(await db().providerCall.count({ where: { transactionId: refused?.id ?? "" } })).toBe(0);

  const alone = await openLink({ ways: [{ connectionId: down }] });
  const { transactionId: only } = await startPayment(choice(alone.slug));
  const asked = await getTransaction(world.scope, { transactionId: assertId("transaction", only) });
  expect(asked.status).toBe("pending");
});

test("a link's numbers count what payers chose, once, and how long it took them", async () => {
  const { id, slug } = await openLink({ maxPayments: null });
  await world.control("scenario", { provider: "88pay", name: "rate-limited" });
  for (const seconds of [0, 40, 80]) {
    const { transactionId } = await startPayment(choice(slug));
    if (seconds > 0) await pay(transactionId);
    const at = new Date(Date.now() - 1000 * seconds);
    await db().transaction.updateMany({ where: { id: transactionId }, data: { createdAt: at } });
  }
  const [paid] = await db().transaction.findMany({ where: { linkId: id, paidAt: { not: null } } });
  await db().transaction.updateMany({ where: { id: paid?.id ?? "" }, data: { refunded: "1000" } });
  const link = await getPaymentLink(world.scope, { linkId: id });
  expect(link).toMatchObject({ startedCount: 3, refundedCount: 1 });
  expect(link.medianSeconds).toBeGreaterThanOrEqual(40);
  expect(link.medianSeconds).toBeLessThan(80);
  const listed = await listPaymentLinks(world.scope, linkFiltersSchema.parse({}));
  expect(listed.rows.find((row) => row.id === id)).toMatchObject({ startedCount: 3, refundedCount: 1 });
  const untouched = await openLink();
  expect(await getPaymentLink(world.scope, { linkId: untouched.id })).toMatchObject({
    startedCount: 0,
    medianSeconds: null,
    refundedCount: 0,
  });
});
