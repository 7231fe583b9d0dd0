import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { decideApproval } from "../../approvals/decide-approval.ts";
import { getApprovalSubject } from "../../approvals/get-approval-subject.ts";
import { setLimit } from "../../approvals/set-limit.ts";
import type { Scope } from "../../auth/scope.ts";
import { loadConnection } from "../../connections/load-connection.ts";
import { db } from "../../db/client.ts";
import { sendTestEvent } from "../../deliveries/send-test-event.ts";
import { createEndpoint } from "../../endpoints/create-endpoint.ts";
import { createEndpointInput } from "../../endpoints/schema.ts";
import { moneyOf } from "../../money.ts";
import { type LinkWorld, makeLinkWorld } from "../../payment-links/testing/link-world.ts";
import { aTransaction } from "../../testing/merchant-fixture.ts";
import { type Asked, aKey, anOwner, callApi } from "../testing/call-api.ts";
import { apiDocument, operationId } from "./v1/openapi.ts";
import { OPERATIONS } from "./v1/operations.ts";

let world: LinkWorld;
let owner: Scope;
let key: string;

beforeAll(async () => {
  world = await makeLinkWorld();
  owner = await anOwner(world.scope.merchantId);
  ({ key } = await aKey(owner));
});
afterAll(() => world.close());

const document = apiDocument("https://paydeck.test");
const seen = new Set<string>();

/** Calls, checks the answer against what the document says of it, and gives its body. */
async function call(path: string, asked: Asked = {}): Promise<Record<string, unknown>> {
  const answer = await callApi(path, { key, ...asked });
  const method = asked.method ?? "GET";
  const [place] = path.split("?");
  const operation = OPERATIONS.find(
    (one) =>
      one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(place ?? ""),
  );
  if (operation === undefined) throw new Error(`${path} is no operation`);
  const body: unknown = await answer.json();
  expect(answer.status, JSON.stringify(body)).toBe(operation.status);
  seen.add(operationId(operation));
  const responses = z
    .record(
      z.string(),
      z.object({ content: z.object({ "application/json": z.object({ schema: z.unknown() }) }) }),
    )
    .parse(Object.fromEntries([[operation.status, responsesOf(operation.path, method)[operation.status]]]));
  const { $ref } = z
    .object({ $ref: z.string() })
    .parse(responses[operation.status]?.content["application/json"].schema);
  const { schemas } = document.components;
  const standing = JSON.parse(
    JSON.stringify({ ...schemas[$ref.split("/").at(-1) ?? ""], $defs: schemas }).replaceAll(
      "#/components/schemas/",
      "#/$defs/",
    ),
  );
  expect(z.fromJSONSchema(standing).safeParse(body).error?.issues ?? []).toEqual([]);
  return z.record(z.string(), z.unknown()).parse(body);
}

function responsesOf(path: string, method: string): Record<string, unknown> {
  const operation = document.paths[path]?.[method.toLowerCase()];
  return z.object({ responses: z.record(z.string(), z.unknown()) }).parse(operation).responses;
}

const post = (path: string, body: unknown) => call(path, { method: "POST", body });
const rows = z.object({ data: z.array(z.object({ id: z.string() })), next: z.string().nullable() });

async function paid(amount = "100", patch = {}) {
  const connection = await loadConnection(world.scope, world.connections.gateway);
  const more = { method: "card", methodLabel: "Card", status: "succeeded" as const, ...patch };
  return aTransaction(world.scope, connection, { amount: moneyOf(amount, "USD"), ...more });
}

describe("transactions", () => {
  it("are listed page by page, each once, and narrowed exactly", async () => {
    const made: Awaited<ReturnType<typeof paid>>[] = [];
    for (let at = 0; at < 5; at += 1) {
      const createdAt = new Date(Date.UTC(2026, 0, 1 + at));
      made.push(await paid("10", { createdAt, reference: `REF-${at}` }));
    }
    const met: string[] = [];
    for (let after = ""; ; ) {
      const page = rows.parse(await call(`/transactions?limit=2${after}`));
      met.push(...page.data.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(met).toEqual(made.map(({ id }) => id).reverse());
    const found = async (search: string) =>
      rows
        .parse(await call(`/transactions?${search}`))
        .data.map(({ id }) => made.findIndex((one) => one.id === id));
    expect(await found("created_from=2026-01-02T00:00:00Z&created_to=2026-01-04T00:00:00Z")).toEqual([2, 1]);
    expect(await found("reference=REF-3")).toEqual([3]);
    expect(await found("reference=REF-")).toEqual([]);
    expect(await found(`external_id=${made[4]?.externalId}`)).toEqual([4]);
    expect(await found("status=failed,pending")).toEqual([]);
    expect(await found("status=succeeded,pending&limit=1")).toEqual([4]);
    expect(await found("kind=refund")).toEqual([]);
    expect(await found("q=REF-2")).toEqual([2]);
    expect(await found("q=REF")).toEqual([]);
    expect(await found(`q=${made[0]?.id}&reference=REF-1`)).toEqual([]);
  });

  it("say whose they are only with customers.read, and then masked", async () => {
    const customer = { id: "cus_01KTESTTESTTESTTESTTESTTES", name: "Carla Díaz", email: "carla@example.com" };
    const { merchantId } = owner;
    await db().customer.create({ data: { merchantId, ...customer } });
    const { id } = await paid("12.50", { customerId: customer.id });
    expect(await call(`/transactions/${id}`)).toMatchObject({
      amount: { amount: "12.50", currency: "USD" },
      customer_name: "Carla Díaz",
      customer: { id: customer.id, name: "Carla Díaz", email: expect.stringContaining("•") },
      timeline: [],
    });
    const blind = await aKey(owner, ["transactions.read"]);
    const text = await (await callApi(`/transactions/${id}`, { key: blind.key })).text();
    expect(text).not.toMatch(/Carla|carla|Díaz/);
    expect(JSON.parse(text)).toMatchObject({ customer_name: null, customer: { name: null, email: null } });
    expect(await (await callApi("/transactions", { key: blind.key })).text()).not.toMatch(/Carla|carla/);
  });
});

describe("links and invoices", () => {
  it("are made by the same rules as on the screens, under the name of the key", async () => {
    const ways = rows
      .pick({})
      .loose()
      .parse(await call("/ways-to-pay"));
    expect(JSON.stringify(ways)).toContain(world.connections["88pay"]);
    const link = await post("/payment-links", {
      title: "Cupping class",
      amount: "120000.00",
      currency: "COP",
      customer_name: "Carla",
      ways: [{ connection_id: world.connections["88pay"] }],
    });
    expect(link).toMatchObject({
      state: "open",
      created_by: "Key “ERP”",
      customer_name: "Carla",
      max_payments: 1,
    });
    expect(await call(`/payment-links/${link.id}`)).toEqual(link);
    expect(rows.parse(await call("/payment-links?state=open")).data[0]?.id).toBe(link.id);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { targetId: String(link.id) } });
    expect(entry).toMatchObject({ action: "link.create", actor: "Key “ERP”", memberId: null });
  });

  it("let a payer choose an amount in several currencies, each within its limits", async () => {
    const asked = {
      ...{ title: "Donation", currency: "COP", payer_chooses: true, min_amount: "10000", max_payments: null },
      prices: [{ currency: "USD", max_amount: "200.00", suggested: "25.50" }],
      ways: [{ connection_id: world.connections["88pay"] }],
    };
    const link = await post("/payment-links", asked);
    const usd = (amount: string) => ({ amount, currency: "USD" });
    expect(link).toMatchObject({ amount: null, prices: [] });
    expect(link.payer_limits).toEqual([
      { currency: "COP", min: { amount: "10000.00", currency: "COP" }, max: null, suggested: null },
      { currency: "USD", min: null, max: usd("200.00"), suggested: usd("25.50") },
    ]);
    expect(await call(`/payment-links/${link.id}`)).toEqual(link);
  });

  it("go from draft to sent with a number and a link, once", async () => {
    const invoice = await post("/invoices", {
      customer_name: "Carla",
      customer_email: "carla@example.com",
      currency: "COP",
      due_date: "2099-12-31",
      ways: [{ connection_id: world.connections["88pay"] }],
      lines: [{ description: "Beans", quantity: "2", unit_price: "50000", tax_name: "IVA", tax_rate: "19" }],
    });
    expect(invoice).toMatchObject({
      status: "draft",
      number: null,
      total: { amount: "119000.00", currency: "COP" },
    });
    expect(JSON.stringify(invoice)).not.toContain("carla@");
    const sent = await post(`/invoices/${invoice.id}/send`, {});
    expect(sent).toMatchObject({ status: "sent", due: { amount: "119000.00", currency: "COP" } });
    expect(sent.number).toEqual(expect.any(String));
    expect(sent.payment_link).toMatchObject({ url: expect.stringContaining("/pay/") });
    expect(await post(`/invoices/${invoice.id}/send`, {})).toEqual(sent);
    expect(await call(`/invoices/${invoice.id}`)).toEqual(sent);
    expect(rows.parse(await call("/invoices?state=unpaid")).data.map(({ id }) => id)).toEqual([invoice.id]);
    expect(rows.parse(await call("/invoices?state=draft")).data).toEqual([]);
  });
});

describe("refunds", () => {
  const ask = (id: string, amount: string, currency = "USD") =>
    callApi(`/transactions/${id}/refunds`, { method: "POST", key, body: { amount, currency } });

  it("never exceed their payment, and are of its currency", async () => {
    const { id } = await paid();
    const made = await post(`/transactions/${id}/refunds`, {
      amount: "60.00",
      currency: "USD",
      purpose: "Late",
    });
    expect(made).toMatchObject({
      payment_id: id,
      status: "created",
      purpose: "Late",
      waits_for_approval: false,
    });
    expect(await call(`/refunds/${made.id}`)).toEqual(made);
    const more = await ask(id, "40.01");
    expect(await more.json()).toMatchObject({ code: "invalid_input", errors: [{ field: "amount" }] });
    expect(await (await ask(id, "1", "COP")).json()).toMatchObject({ errors: [{ field: "currency" }] });
    expect((await ask("txn_nowhere", "1")).status).toBe(404);
    const pending = await paid("10", { status: "pending" });
    expect((await ask(pending.id, "1")).status).toBe(409);
    expect((await callApi(`/refunds/${id}`, { key })).status).toBe(404);
  });

  it("wait for a second person above the limit, who can't be the one that made the key", async () => {
    await setLimit(owner, { currency: "USD", amount: "50" });
    const { id } = await paid();
    const made = await post(`/transactions/${id}/refunds`, { amount: "60.00", currency: "USD" });
    expect(made).toMatchObject({
      waits_for_approval: true,
      approval: { status: "pending", decided_at: null },
    });
    const { id: approvalId } = await db().approval.findFirstOrThrow({
      where: { transactionId: String(made.id) },
    });
    const decide = async (who: Scope) => {
      const { contentHash } = await getApprovalSubject(who, { approvalId });
      return decideApproval(who, { approvalId, decision: "approve", note: "", contentHash });
    };
    await expect(decide(owner)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|conflict/) });
    await decide(await anOwner(owner.merchantId));
    expect(await call(`/refunds/${made.id}`)).toMatchObject({
      waits_for_approval: false,
      approval: { status: "approved" },
    });
  });
});

describe("events", () => {
  it("are listed as they were sent", async () => {
    const input = createEndpointInput.parse({ url: "https://shop.example.com/hook", events: ["*"] });
    const { endpointId } = await createEndpoint(owner, input);
    await sendTestEvent(owner, { endpointId, type: "endpoint.test" });
    await sendTestEvent(owner, { endpointId, type: "endpoint.test" });
    const first = rows.parse(await call("/events?limit=1"));
    const second = rows.parse(await call(`/events?limit=1&after=${first.next}`));
    expect((first.data[0]?.id ?? "") > (second.data[0]?.id ?? "")).toBe(true);
    expect(second.next).toBeNull();
    const [stored] = await db().outboundEvent.findMany({ where: { id: first.data[0]?.id ?? "" } });
    const { data } = z.object({ data: z.array(z.unknown()) }).parse(await call("/events?type=endpoint.test"));
    expect(data[0]).toEqual(JSON.parse(stored?.body ?? ""));
    expect(rows.parse(await call("/events?type=payout.failed")).data).toEqual([]);
    expect(rows.parse(await call("/events?to=2020-01-01T00:00:00Z")).data).toEqual([]);
    expect(JSON.stringify(await call("/event-types"))).toContain("transaction.succeeded");
  });
});

it("every operation was answered above as its document says", () => {
  expect([...seen].sort()).toEqual(OPERATIONS.map(operationId).sort());
});
