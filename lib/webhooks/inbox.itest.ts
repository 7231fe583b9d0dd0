import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { insertConnectionRow } from "../connections/repository.ts";
import { seal } from "../connections/secrets.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { getEvent } from "./get-event.ts";
import { listEvents } from "./list-events.ts";
import { type EventFilters, eventFiltersSchema } from "./schema.ts";
import type { EventStatus } from "./status.ts";
import { summarizeInbox } from "./summarize-inbox.ts";

vi.mock("../providers/registry.ts", async (original) => {
  const { fakeProvider } = await import("../connections/testing/fake-provider.ts");
  const registry = await original<typeof import("../providers/registry.ts")>();
  return {
    ...registry,
    PROVIDERS: [fakeProvider],
    findProvider: () => fakeProvider,
    getProvider: () => fakeProvider,
  };
});

let database: TestDatabase;
let scope: Scope;
let stranger: Scope;
let connectionId: string;
const now = Date.now();

interface Stored {
  readonly status: EventStatus;
  readonly minutesAgo: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly externalEventId?: string;
  readonly transactionId?: string;
  readonly mode?: string;
}

async function store(event: Stored): Promise<string> {
  const {
    status,
    minutesAgo,
    body = "{}",
    headers = {},
    type = "payment.updated",
    mode = "test",
    ...rest
  } = event;
  const receivedAt = new Date(now - minutesAgo * 60_000);
  const id = newId("webhookEvent", receivedAt);
  const done = status === "processed" || status === "ignored";
  const { externalEventId } = rest;
  if (externalEventId !== undefined) {
    const key = { merchantId: scope.merchantId, connectionId, externalEventId, eventId: id };
    await db().webhookEventKey.create({ data: key });
  }
  await db().webhookEvent.create({
    data: {
      ...rest,
      merchantId: scope.merchantId,
      id,
      connectionId,
      provider: "fake",
      mode,
      type,
      status,
      headers,
      body: new TextEncoder().encode(body),
      bodyHash: "0",
      receivedAt,
      processedAt: done ? new Date(receivedAt.getTime() + 400) : null,
      attempts: done ? 1 : 0,
      refusal: status === "rejected" ? "bad_proof" : null,
    },
  });
  return id;
}

async function makeTransaction(status: string, externalId: string): Promise<string> {
  const id = newId("transaction");
  const money = { amount: "100", currency: "USD" };
  await db().transaction.create({
    data: {
      ...money,
      merchantId: scope.merchantId,
      id,
      connectionId,
      provider: "fake",
      mode: "test",
      kind: "payment",
      status,
      reference: `ORD-${externalId}`,
      externalId,
      method: "card",
      methodLabel: "Card",
      idempotencyKey: id,
    },
  });
  return id;
}

const FAKEPAY = { apiKey: "the-right-key-0001", webhookSecret: "whsec_fakepay" };

const filters = (changes: Partial<EventFilters> = {}) => eventFiltersSchema.parse(changes);

beforeAll(async () => {
  database = await createTestDatabase();
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  const merchants = ["altura", "stranger"].map((slug) => ({
    id: newId("merchant"),
    slug,
    name: slug,
    ...place,
  }));
  await db().merchant.createMany({ data: merchants });
  [scope, stranger] = merchants.map(({ id }) => systemScope(id, "test")) as [Scope, Scope];
  const id = newId("connection");
  connectionId = id;
  await unit((tx) =>
    insertConnectionRow(tx, scope, {
      id,
      provider: "fake",
      name: "Fakepay",
      baseUrl: "https://test.fakepay.example",
      sealedCredentials: seal(JSON.stringify(FAKEPAY), { merchantId: scope.merchantId, ownerId: id }),
      credentialHints: {},
      credentialsSetAt: new Date(),
      credentialsCheck: "accepted",
    }),
  );
});
afterAll(() => database.drop());

describe("the inbox", () => {
  const ids: Partial<Record<EventStatus, string>> = {};

  beforeAll(async () => {
    const transactionId = await makeTransaction("pending", "ext_1");
    ids.processed = await store({
      status: "processed",
      minutesAgo: 10,
      transactionId,
      externalEventId: "their_1",
    });
    ids.duplicate = await store({ status: "duplicate", minutesAgo: 9, transactionId });
    ids.ignored = await store({ status: "ignored", minutesAgo: 8, type: "ping" });
    ids.failed = await store({ status: "failed", minutesAgo: 7 });
    ids.dead = await store({ status: "dead", minutesAgo: 6 });
    ids.received = await store({ status: "received", minutesAgo: 5 });
    ids.rejected = await store({ status: "rejected", minutesAgo: 4, type: "" });
    await store({ status: "processed", minutesAgo: 60 * 30 });
    await store({ status: "processed", minutesAgo: 1, mode: "live" });
  });

  const listed = async (changes: Partial<EventFilters>) => {
    return (await listEvents(scope, filters(changes))).rows.map(({ status }) => status);
  };

  it("splits what came by tab, newest first", async () => {
    const all = ["rejected", "received", "dead", "failed", "ignored", "duplicate", "processed", "processed"];
    expect(await listed({})).toEqual(all);
    expect(await listed({ tab: "failed" })).toEqual(["dead", "failed"]);
    expect(await listed({ tab: "quarantine" })).toEqual(["rejected"]);
  });

  it("narrows by outcome, type, connection and any id", async () => {
    expect(await listed({ outcome: "dead" })).toEqual(["dead"]);
    expect(await listed({ type: "ping" })).toEqual(["ignored"]);
    expect(await listed({ connection: newId("connection") })).toEqual([]);
    expect(await listed({ connection: connectionId, outcome: "failed" })).toEqual(["failed"]);
    expect(await listed({ q: "their_1" })).toEqual(["processed"]);
    expect(await listed({ q: ids.dead })).toEqual(["dead"]);
    expect(await listed({ q: "ORD-ext_1" })).toEqual(["duplicate", "processed"]);
    expect(await listed({ q: "no such thing" })).toEqual([]);
  });

  it("counts the tabs under the same filters and offers the types that came", async () => {
    const all = await summarizeInbox(scope, filters());
    expect([all.counts.inbox, all.counts.failed, all.counts.quarantine].map(({ count }) => count)).toEqual([
      8, 2, 1,
    ]);
    expect(all.types).toEqual(["payment.updated", "ping"]);
    const pings = await summarizeInbox(scope, filters({ type: "ping" }));
    expect(pings.counts.inbox).toEqual({ count: 1, capped: false });
  });

  it("shows nothing of it to another merchant", async () => {
    expect((await listEvents(stranger, filters())).rows).toEqual([]);
    await expect(getEvent(stranger, { eventId: ids.dead ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("explains a refusal and offers no replay", async () => {
    const event = await getEvent(scope, { eventId: ids.rejected ?? "" });
    expect(event).toMatchObject({ verified: false, replayable: false, forecast: null });
    expect(event.problem).toContain("Wrong signature");
  });
});

describe("pages", () => {
  it("walk to the end and back without a gap, equal moments included", async () => {
    const types = { type: "paged" };
    const made: string[] = [];
    for (let index = 0; index < 120; index += 1) {
      made.push(
        await store({ status: "processed", minutesAgo: 2000 + Math.floor(index / 3), type: "paged" }),
      );
    }
    const first = await listEvents(scope, filters(types));
    expect(first.newer).toBeNull();
    const second = await listEvents(scope, filters({ ...types, after: first.older ?? "" }));
    const third = await listEvents(scope, filters({ ...types, after: second.older ?? "" }));
    expect(third.older).toBeNull();
    const seen = [first, second, third].flatMap((page) => page.rows.map(({ id }) => id));
    expect(seen.length).toBe(120);
    expect(new Set(seen)).toEqual(new Set(made));
    const back = await listEvents(scope, filters({ ...types, before: third.newer ?? "" }));
    expect(back.rows).toEqual(second.rows);
  });
});

describe("one event", () => {
  it("hides card numbers and shortens what proves it", async () => {
    const eventId = await store({
      status: "processed",
      minutesAgo: 3,
      body: JSON.stringify({ type: "x", card: "4111 1111 1111 1111" }),
      headers: { authorization: `Bearer ${"s".repeat(60)}`, "content-type": "application/json" },
    });
    const event = await getEvent(scope, { eventId });
    expect(event.body).toContain("[card number]");
    expect(event.body).not.toContain("4111");
    expect(event.headers).toEqual({ authorization: "Bearer ssssssss…", "content-type": "application/json" });
  });

  it.each([
    ["a change", { said: "succeeded", externalId: "open" }, "would change Pending to Succeeded."],
    ["nothing", { said: "succeeded", externalId: "paid" }, "would change nothing: already applied."],
    ["another amount", { said: "succeeded", externalId: "open", amount: "10" }, "would be refused again"],
    [
      "no transaction",
      { said: "succeeded", externalId: "absent" },
      "fail until a transaction here matches it.",
    ],
    ["an unknown type", {}, "would be ignored again: unknown type."],
  ])("forecasts %s", async (_name, said, words) => {
    await makeTransaction("pending", "open").catch(() => undefined);
    await makeTransaction("succeeded", "paid").catch(() => undefined);
    const eventId = await store({
      status: "dead",
      minutesAgo: 2,
      body: JSON.stringify({ type: "t", ...said }),
    });
    expect((await getEvent(scope, { eventId })).forecast).toContain(words);
  });

  it("forecasts a body that can't be read", async () => {
    const eventId = await store({ status: "dead", minutesAgo: 2, body: "<xml/>" });
    expect((await getEvent(scope, { eventId })).forecast).toBe("would fail again: the body is not JSON.");
  });
});
