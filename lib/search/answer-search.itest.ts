import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { storeEvent } from "../webhooks/testing/store-event.ts";
import { answerSearch } from "./answer-search.ts";

let database: TestDatabase;
let scope: Scope;
let slug: string;
const linkId = newId("paymentLink");
const customerId = newId("customer");

beforeAll(async () => {
  database = await createTestDatabase();
  const { merchantId } = await aMerchant();
  const ana = {
    memberId: newId("member"),
    userId: newId("user"),
    name: "Ana",
    role: builtInRole("support"),
  } as const;
  scope = memberScope(merchantId, "test", { type: "member", ...ana }, "transactions.read", null);
  ({ slug } = await db().merchant.findUniqueOrThrow({ where: { id: merchantId } }));
  await db().customer.create({
    data: { merchantId, id: customerId, name: "Rosa Núñez", email: "rosa@correo.test" },
  });
  const link = { id: linkId, slug: "w8kQ2mZz", mode: "test", status: "published", title: "Rosewood chair" };
  await db().paymentLink.create({
    data: { merchantId, ...link, currency: "COP", invoiceNumber: "INV-77", createdBy: "Ana" },
  });
  const connection = await aConnection(scope);
  for (const reference of ["CHAIR-1", "CHAIR-2"])
    await aTransaction(scope, connection, { reference, customerId });
});
afterAll(() => database.drop());

const answer = (q: string, as: Scope = scope) => answerSearch(as, { q }, { slug });
const hrefs = async (q: string, as: Scope = scope) => (await answer(q, as)).hits.map(({ href }) => href);

describe("the search box", () => {
  it("puts an exact id first, whatever else is called like it", async () => {
    const { hits } = await answer("chair-1");
    expect(hits[0]).toMatchObject({
      kind: "transaction",
      title: "100.00 USDT · CHAIR-1",
      detail: "Pending · Test connection",
    });
  });

  it.each(["w8kQ2mZz", "INV-77", "rosewood", "https://shop.test/pay/w8kQ2mZz"])(
    "leads from %s to its payment link",
    async (q) => {
      expect(await hrefs(q)).toContain(`/${slug}/payment-links/${linkId}`);
    },
  );

  it("names a customer without showing the address that was typed to anybody who reads along", async () => {
    const { hits } = await answer("rosa@correo.test");
    expect(hits[0]).toEqual({
      kind: "customer",
      href: `/${slug}/customers/${customerId}`,
      title: "Rosa Núñez",
      detail: "r•••@c•••••.test",
    });
    expect(hits.filter(({ kind }) => kind === "transaction")).toHaveLength(2);
  });

  it("leads to an event without a payment", async () => {
    const connection = await aConnection(scope);
    const id = await storeEvent(scope, connection, new Date(), {
      externalEventId: "evt_theirs_9",
      type: "order.noted",
    });
    expect(await answer("evt_theirs_9")).toMatchObject({
      hits: [{ kind: "event", href: `/${slug}/webhooks?event=${id}`, title: "order.noted" }],
    });
  });

  it("completes fields with the merchant's own words", async () => {
    const { completions } = await answer("status:failed provider:te");
    expect(completions.map(({ query }) => query)).toEqual(['status:failed provider:"Test connection" ']);
  });

  it("says that there are more", async () => {
    const connection = await aConnection(scope);
    for (let n = 0; n < 8; n += 1) await aTransaction(scope, connection, { reference: `MANY-${n}` });
    const { hits, more } = await answer("many");
    expect(hits).toHaveLength(6);
    expect(more).toBe(true);
  });

  it("shows nothing of another merchant", async () => {
    const other = await aMerchant();
    for (const q of ["CHAIR-1", "w8kQ2mZz", "rosa@correo.test", "evt_theirs_9"])
      expect(await hrefs(q, other), q).toEqual([]);
  });

  it.each(["", " ", "%", "\u200B", ":", "'; --", "…"])("has nothing to say to %j", async (q) => {
    expect((await answer(q)).hits).toEqual([]);
  });
});
