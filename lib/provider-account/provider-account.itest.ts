import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadConnection } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { db } from "../db/client.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { listAttention } from "../overview/list-attention.ts";
import { type LinkWorld, makeLinkWorld } from "../payment-links/testing/link-world.ts";
import { listenForWebhooks } from "../providers/testing/webhook-listener.ts";
import { aTransaction } from "../testing/merchant-fixture.ts";
import { updateTransaction } from "../transactions/repository.ts";
import { changeEndpoint } from "./change-endpoint.ts";
import { countAddressPools } from "./count-address-pools.ts";
import { deleteEndpoint } from "./delete-endpoint.ts";
import { listAddressPools } from "./list-address-pools.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { listProviderPayments } from "./list-provider-payments.ts";
import { listProviderTokens } from "./list-provider-tokens.ts";
import { openAccount } from "./open-account.ts";
import { readProviderTotals } from "./read-provider-totals.ts";
import { registerEndpoint } from "./register-endpoint.ts";
import { retryDelivery } from "./retry-delivery.ts";
import { listQuery, registerEndpointInput } from "./schema.ts";
import { testEndpoint } from "./test-endpoint.ts";

let world: LinkWorld;
let connectionId: string;

beforeAll(async () => {
  world = await makeLinkWorld();
  connectionId = world.connections.payin;
});
afterAll(() => world.close());
beforeEach(() => world.control("reset", { provider: "payin" }));

const switches = (set: object) => world.control("settings", { provider: "payin", ...set });
const importOrders = (records: object[]) => world.control("import", { provider: "payin", records });
const endpoints = () => listEndpoints(world.scope, { connectionId });
const payments = (query: object = {}) =>
  listProviderPayments(world.scope, listQuery.parse({ connectionId, ...query }));

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.catch((error: unknown) => error);
  if (thrown instanceof AppError) return thrown;
  throw new Error("it was not refused", { cause: thrown });
}

function anOrder(id: string, status: string, minutesAgo: number, amount = "100") {
  const createdAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const method = "usdc-polygon-amoy";
  return { id, kind: "payment", reference: `ref ${id}`, status, amount, currency: "USDC", method, createdAt };
}

describe("the provider's own list", () => {
  test("each row is held against our records", async () => {
    const { scope } = world;
    const connection = await loadConnection(scope, connectionId);
    const [agrees, behind, other, unknown] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await importOrders([
      anOrder(agrees, "completed", 4),
      anOrder(behind, "completed", 3),
      anOrder(other, "completed", 2, "77"),
      anOrder(unknown, "completed", 1),
    ]);
    const ours = async (externalId: string, status: "succeeded" | "pending") => {
      const { id } = await aTransaction(scope, connection, { externalId, status: "pending" });
      await unit((tx) => updateTransaction(tx, scope, id, { status, updatedAt: new Date() }));
      await db().transaction.updateMany({ where: { id }, data: { currency: "USDC" } });
      return id;
    };
    await ours(agrees, "succeeded");
    await ours(behind, "pending");
    const transactionId = await ours(other, "succeeded");
    const { items } = await payments();
    const said = new Map(items.map((item) => [item.externalId, item]));
    expect(said.get(agrees)).toMatchObject({ agreement: "same", difference: null });
    expect(said.get(behind)).toMatchObject({ agreement: "differs", difference: "Here it is pending" });
    expect(said.get(other)).toMatchObject({ agreement: "differs", transactionId });
    expect(said.get(other)?.difference).toContain("100");
    expect(said.get(unknown)).toMatchObject({ agreement: "not_here", transactionId: null });
  });

  test("its pages follow one another, and its filters narrow it", async () => {
    const ids = Array.from({ length: 130 }, () => randomUUID());
    await importOrders(ids.map((id, index) => anOrder(id, index === 7 ? "expired" : "completed", index + 1)));
    const seen: (string | null)[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 10; page += 1) {
      const { items, nextCursor } = await payments({ cursor });
      seen.push(...items.map(({ externalId }) => externalId));
      cursor = nextCursor;
    }
    expect(seen).toEqual(ids);
    expect((await payments({ status: "expired" })).items).toMatchObject([{ externalId: ids[7] }]);
    const byReference = await payments({ reference: `ref ${ids[3]}` });
    expect(byReference.items).toMatchObject([{ externalId: ids[3] }]);
    expect(byReference.filters).toEqual(["reference", "status", "from", "to"]);
  });

  test("days count whole, in UTC, and a customer's payments are asked for where the provider keeps them", async () => {
    const at = (createdAt: string) => ({ ...anOrder(randomUUID(), "completed", 0), createdAt });
    const [before, first, last, after] = [
      at("2026-01-09T23:59:59.000Z"),
      at("2026-01-10T00:00:00.000Z"),
      at("2026-01-11T23:59:59.000Z"),
      at("2026-01-12T00:00:00.000Z"),
    ];
    await importOrders([before, first, last, after]);
    const { items } = await payments({ from: "2026-01-10", to: "2026-01-11", status: "" });
    expect(items.map(({ externalId }) => externalId)).toEqual([last.id, first.id]);
    const query = listQuery.parse({ connectionId: world.connections.pepay, customerId: "cus_nobody" });
    const ofNobody = await listProviderPayments(world.scope, query);
    expect(ofNobody).toMatchObject({ items: [], filters: ["customerId", "status", "from", "to"] });
    const [call] = await db().providerCall.findMany({
      where: { connectionId: world.connections.pepay, operation: "listPayments" },
      orderBy: { at: "desc" },
      take: 1,
    });
    expect(call?.path).toContain("/customer/cus_nobody");
  });

  test("nothing of it is stored, and a provider that can't be asked is told in our words", async () => {
    const before = await db().transaction.count();
    await importOrders([anOrder(randomUUID(), "completed", 1)]);
    await payments();
    expect(await db().transaction.count()).toBe(before);
    await switches({ status: 500 });
    const { code, message } = await refusal(payments());
    expect(code).toBe("provider_failed");
    expect(message).not.toMatch(/<|stack|undefined/i);
  });
});

test("what a provider does not offer is refused, not asked", async () => {
  const { scope, connections } = world;
  expect((await refusal(readProviderTotals(scope, { connectionId }))).code).toBe("conflict");
  expect((await refusal(listEndpoints(scope, { connectionId: connections.gateway }))).code).toBe("conflict");
});

test("the provider's totals are told as it writes them", async () => {
  const { scope, connections } = world;
  const { currency, figures } = await readProviderTotals(scope, { connectionId: connections.pepay });
  expect(currency).toBe("USD");
  expect(figures.every(({ amount }) => /^\d+(\.\d+)?$/.test(amount))).toBe(true);
  expect(figures.length).toBeGreaterThan(0);
});

test("tokens come with their network's confirmations", async () => {
  const { items, mode } = await listProviderTokens(world.scope, { connectionId });
  expect(mode).toBe("test");
  expect(items).toContainEqual(expect.objectContaining({ symbol: "USDC", confirmations: 10, enabled: true }));
});

describe("address pools", () => {
  test("a count below a hundred is called to attention, until it is filled up", async () => {
    const { scope } = world;
    const lines = async () => (await listAttention(scope)).filter(({ id }) => id.startsWith("pool-"));
    await switches({ poolSize: 42 });
    const counted = await countAddressPools(scope, { connectionId });
    expect(counted.items).toContainEqual(expect.objectContaining({ protocol: "evm", available: 42 }));
    expect((await lines()).map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/has 42 .*addresses left/),
    );
    await switches({ poolSize: 500 });
    await countAddressPools(scope, { connectionId });
    expect(await lines()).toEqual([]);
  });

  test("without an answer the last count stays, with the reason", async () => {
    const { scope } = world;
    await countAddressPools(scope, { connectionId });
    const before = await listAddressPools(scope, { connectionId });
    await switches({ status: 503 });
    const counted = await countAddressPools(scope, { connectionId });
    expect(counted.items).toEqual(before.items);
    expect(counted.problem).toMatch(/\w/);
  });
});

describe("webhook endpoints", () => {
  const ours = (more: object = {}) =>
    registerEndpointInput.parse({ connectionId, events: ["order.completed"], ...more });

  test("ours is registered in one step, changed, and removed", async () => {
    const { scope } = world;
    expect(await endpoints()).toMatchObject({ isRegistered: false });
    const { id: endpointId } = await registerEndpoint(scope, ours());
    const registered = await endpoints();
    expect(registered.isRegistered).toBe(true);
    expect(registered.events).toContain("deposit.completed");
    const one = async () => (await endpoints()).items.find(({ id }) => id === endpointId);
    expect(await one()).toMatchObject({ isOurs: true, enabled: true, events: ["order.completed"] });
    await changeEndpoint(scope, { connectionId, endpointId, events: ["order.expired"], enabled: false });
    expect(await one()).toMatchObject({ enabled: false, events: ["order.expired"] });
    expect((await endpoints()).isRegistered).toBe(false);
    await deleteEndpoint(scope, { connectionId, endpointId });
    await deleteEndpoint(scope, { connectionId, endpointId });
    expect(await one()).toBeUndefined();
    const acts = await db().auditEntry.findMany({
      where: { targetId: connectionId },
      orderBy: { at: "asc" },
    });
    const actions = acts.map(({ action }) => action).filter((action) => action.startsWith("endpoint."));
    expect(actions).toEqual(["endpoint.create", "endpoint.update", "endpoint.delete", "endpoint.delete"]);
  });

  test("a new secret is stored here before it signs anything, and is never written down in the clear", async () => {
    const { scope } = world;
    const secretOf = async () => {
      const connection = await loadConnection(scope, connectionId);
      return openCredentials(scope.merchantId, connection).webhookSecret;
    };
    const before = await secretOf();
    await registerEndpoint(scope, ours({ secret: "fresh" }));
    const fresh = String(await secretOf());
    expect(fresh).not.toBe(before);
    expect(fresh).toMatch(/^whsec_[0-9a-f]{48}$/);
    const written = JSON.stringify([
      await db().auditEntry.findMany({}),
      await db().providerCall.findMany({}),
    ]);
    expect(written).not.toContain(fresh);
  });

  test("a test event stands in the provider's log, and what got lost is sent again", async () => {
    const { scope } = world;
    const listener = await listenForWebhooks();
    const { context, operation } = await openAccount(scope, connectionId, "createEndpoint");
    const rest = { secret: "whsec_of_somebody_else", events: ["order.completed"], enabled: true };
    const made = await operation(context, { name: "Elsewhere", url: listener.url, ...rest });
    const endpointId = made.ok ? made.value.id : "";
    expect((await endpoints()).items).toMatchObject([{ id: endpointId, isOurs: false }]);
    await switches({ webhooks: "drop" });
    await testEndpoint(scope, { connectionId, endpointId });
    const [sent] = (await listDeliveries(scope, listQuery.parse({ connectionId }))).items;
    expect(sent).toMatchObject({ type: "test.event" });
    await switches({ webhooks: "deliver" });
    await retryDelivery(scope, { connectionId, deliveryId: sent?.id ?? "" });
    await listener.next(({ body }) => new TextDecoder().decode(body).includes("test.event"));
    await listener.close();
  });
});
