import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { getLinkOptions } from "./get-link-options.ts";
import { getPaymentLink } from "./get-payment-link.ts";
import { listPaymentLinks } from "./list-payment-links.ts";
import { publishPaymentLink } from "./publish-payment-link.ts";
import { linkFiltersSchema } from "./schema.ts";
import { syncNativeLink } from "./sync-native-link.ts";
import { syncNativeLinkPayments } from "./sync-native-link-payments.ts";
import { type LinkWorld, makeLinkWorld } from "./testing/link-world.ts";

let world: LinkWorld;

beforeAll(async () => {
  world = await makeLinkWorld();
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", {}));

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error("it was not refused", { cause: thrown });
}

const counts = async () => ({
  links: await db().paymentLink.count(),
  customers: await db().customer.count(),
  keys: await db().idempotencyKey.count(),
  audits: await db().auditEntry.count(),
});

describe("creating", () => {
  test("a link keeps its exact amount, customer, ways and audit entry", async () => {
    const form = world.form({
      invoiceNumber: "INV-2026-0412",
      customerName: "Web Design Studio",
      customerEmail: "Pay@Studio.co",
    });
    const { id, url } = await createPaymentLink(world.scope, form);
    const link = await getPaymentLink(world.scope, { linkId: id });
    expect(link).toMatchObject({
      amount: { amount: "120000.00", currency: "COP" },
      state: "open",
      customer: "Web Design Studio",
      invoiceNumber: "INV-2026-0412",
      url,
    });
    expect(link.qrSvg).toMatch(/^<svg/);
    expect(link.ways.map((way) => way.connection.id)).toEqual([world.connections["88pay"]]);
    expect(await db().auditEntry.count({ where: { targetId: id, action: "link.create" } })).toBe(1);
    const again = await createPaymentLink(
      world.scope,
      world.form({ customerName: "Another name", customerEmail: "pay@studio.co" }),
    );
    expect((await getPaymentLink(world.scope, { linkId: again.id })).customer).toBe("Web Design Studio");
    expect((await getLinkOptions(world.scope)).nextInvoiceNumber).toBe("INV-2026-0413");
  });

  test("a form sent five times at once makes one link", async () => {
    const form = world.form({ customerName: "Twice" });
    const made = await Promise.all(Array.from({ length: 5 }, () => createPaymentLink(world.scope, form)));
    expect(new Set(made.map((link) => link.id)).size).toBe(1);
    expect(await db().customer.count({ where: { name: "Twice" } })).toBe(1);
    expect((await refusal(createPaymentLink(world.scope, { ...form, title: "Something else" }))).code).toBe(
      "conflict",
    );
  });

  test("what can't be is refused by its field, and nothing is written", async () => {
    await createPaymentLink(world.scope, world.form({ invoiceNumber: "TAKEN-1" }));
    const before = await counts();
    const way = (id: string, methods: string[] = []) => [{ connectionId: id, methods }];
    const { "88pay": bank, payin, pepay } = world.connections;
    const cases: [Parameters<LinkWorld["form"]>[0], string[]][] = [
      [{ invoiceNumber: "TAKEN-1", customerName: "Nobody" }, ["invoiceNumber"]],
      [{ ways: way(payin) }, ["ways.0"]],
      [{ ways: [...way(bank), ...way(pepay)] }, ["ways.1"]],
      [{ ways: [...way(bank), ...way(bank)] }, ["ways.1"]],
      [{ ways: way(bank, ["spei"]) }, ["ways.0"]],
      [{ ways: way(bank, ["no-such-method"]) }, ["ways.0"]],
      [{ ways: way(bank, ["nequi"]), amount: "3000000.01" }, ["ways.0"]],
      [{ ways: way(newId("connection")), invoiceNumber: "TAKEN-1" }, ["invoiceNumber", "ways.0"]],
    ];
    for (const [changes, fields] of cases) {
      const refused = await refusal(createPaymentLink(world.scope, world.form(changes)));
      expect(refused.code).toBe("invalid_input");
      expect(Object.keys(refused.fields).toSorted()).toEqual(fields);
    }
    expect(await counts()).toEqual(before);
  });

  test("a proposed number that is taken meanwhile gives way to the next free one, for everybody at once", async () => {
    const { nextInvoiceNumber: proposed } = await getLinkOptions(world.scope);
    const first = BigInt(proposed.slice(-4));
    const numberAt = (place: number) =>
      proposed.slice(0, -4) + String(first + BigInt(place)).padStart(4, "0");
    const form = (more: object = {}) =>
      world.form({ invoiceNumber: proposed, numberIsProposed: true, publish: false, ...more });
    // Somebody typed the number after it, too.
    await createPaymentLink(world.scope, world.form({ invoiceNumber: numberAt(1), publish: false }));
    const made = await Promise.all(Array.from({ length: 8 }, () => createPaymentLink(world.scope, form())));
    const numbers = made.map(({ invoiceNumber }) => invoiceNumber).toSorted();
    expect(numbers).toEqual([0, 2, 3, 4, 5, 6, 7, 8].map(numberAt));
    const rows = await db().paymentLink.findMany({ where: { id: { in: made.map(({ id }) => id) } } });
    expect(rows.map((row) => row.invoiceNumber).toSorted()).toEqual(numbers);
    const again = form();
    const [one, two] = [
      await createPaymentLink(world.scope, again),
      await createPaymentLink(world.scope, again),
    ];
    expect(one).toEqual(two);
    const typed = await refusal(createPaymentLink(world.scope, form({ numberIsProposed: false })));
    expect(Object.keys(typed.fields)).toEqual(["invoiceNumber"]);
  });

  test("of two forms with one invoice number at once, one is told", async () => {
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => createPaymentLink(world.scope, world.form({ invoiceNumber: "RACE-1" }))),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ fields: { invoiceNumber: expect.any(String) } });
    }
  });

  test("the other mode and other merchants see nothing of it", async () => {
    const { id } = await createPaymentLink(world.scope, world.form({}));
    const live = systemScope(world.scope.merchantId, "live");
    const stranger = systemScope(newId("merchant"), "test");
    for (const scope of [live, stranger]) {
      expect((await refusal(getPaymentLink(scope, { linkId: id }))).code).toBe("not_found");
      expect((await refusal(archivePaymentLink(scope, { linkId: id }))).code).toBe("not_found");
      expect((await listPaymentLinks(scope, linkFiltersSchema.parse({}))).rows).toEqual([]);
    }
  });
});

test("a draft is published, a published link archived, and no way leads back", async () => {
  const { id } = await createPaymentLink(world.scope, world.form({ publish: false }));
  const state = async () => (await getPaymentLink(world.scope, { linkId: id })).state;
  expect(await state()).toBe("draft");
  await publishPaymentLink(world.scope, { linkId: id });
  await publishPaymentLink(world.scope, { linkId: id });
  expect(await state()).toBe("open");
  await archivePaymentLink(world.scope, { linkId: id });
  expect(await state()).toBe("archived");
  expect((await refusal(publishPaymentLink(world.scope, { linkId: id }))).code).toBe("conflict");
  const acts = await db().auditEntry.findMany({ where: { targetId: id }, orderBy: { at: "asc" } });
  expect(acts.map((entry) => entry.action)).toEqual(["link.create", "link.publish", "link.archive"]);
});

test("pages of the list follow one another without a gap, in both directions", async () => {
  const titles = Array.from({ length: 120 }, (_, index) => `paged ${index}`);
  for (const title of titles) await createPaymentLink(world.scope, world.form({ title }));
  const page = (params: object) =>
    listPaymentLinks(world.scope, linkFiltersSchema.parse({ q: "paged", ...params }));
  const first = await page({});
  const second = await page({ after: first.older });
  const third = await page({ after: second.older });
  const seen = [...first.rows, ...second.rows, ...third.rows].map((row) => row.title);
  expect(seen).toEqual(titles.toReversed());
  expect([first.newer, third.older]).toEqual([null, null]);
  expect((await page({ before: second.newer })).rows).toEqual(first.rows);
});

describe("a provider's own copy", () => {
  const usdForm = () =>
    world.form({ amount: "25.00", currency: "USD", ways: [{ connectionId: world.connections.payin }] });
  const way = async (id: string) => (await getPaymentLink(world.scope, { linkId: id })).ways[0];

  test("is made once, published, and archived with ours", async () => {
    const { id } = await createPaymentLink(world.scope, usdForm());
    const target = { linkId: id, connectionId: world.connections.payin };
    expect((await way(id))?.nativeState).toBe("pending");
    await syncNativeLink(world.scope, target);
    const published = await way(id);
    expect(published).toMatchObject({ nativeState: "published", nativeUrl: expect.stringMatching(/^http/) });
    await syncNativeLink(world.scope, target);
    expect(await way(id)).toEqual(published);
    await archivePaymentLink(world.scope, { linkId: id });
    await syncNativeLink(world.scope, target);
    expect(await way(id)).toMatchObject({ nativeState: "archived", nativeUrl: null });
  });

  test("fails without harm to ours, and is made when the provider is back", async () => {
    const { id } = await createPaymentLink(world.scope, usdForm());
    const target = { linkId: id, connectionId: world.connections.payin };
    await world.control("faults", { provider: "payin", status: 503 });
    await expect(syncNativeLink(world.scope, target)).rejects.toThrow("unavailable");
    expect((await way(id))?.nativeState).toBe("failed");
    expect((await getPaymentLink(world.scope, { linkId: id })).state).toBe("open");
    await world.control("faults", { provider: "payin", status: null });
    await syncNativeLink(world.scope, target);
    expect((await way(id))?.nativeState).toBe("published");
  });

  test("brings its payments to ours, once", async () => {
    const { id } = await createPaymentLink(world.scope, usdForm());
    const target = { linkId: id, connectionId: world.connections.payin };
    await syncNativeLink(world.scope, target);
    const slug = (await way(id))?.nativeUrl?.split("/").at(-1);
    const order = { email: "ana@example.com", currency: "USDC", chainId: "polygon-amoy" };
    const begun = await fetch(`${world.sandbox.url}/payin/api/v1/public/payment-links/${slug}/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(order),
    });
    expect(begun.status).toBe(201);
    const payments = { connectionId: world.connections.payin };
    expect(await syncNativeLinkPayments(world.scope, payments)).toEqual({ attached: 1 });
    expect(await syncNativeLinkPayments(world.scope, payments)).toEqual({ attached: 0 });
    const link = await getPaymentLink(world.scope, { linkId: id });
    expect(link.payments).toHaveLength(1);
    expect(link.payments[0]?.amount).toEqual({ amount: "25.000000", currency: "USDC" });
  });
});
