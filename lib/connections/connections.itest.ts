import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { checkConnection } from "./check-connection.ts";
import { createConnection } from "./create-connection.ts";
import { getConnection } from "./get-connection.ts";
import { listAllConnections } from "./list-all-connections.ts";
import { listConnectionCards } from "./list-connection-cards.ts";
import { loadConnection } from "./load-connection.ts";
import { openCredentials } from "./open-credentials.ts";
import type { ConnectInput } from "./schema.ts";
import { disableConnection, enableConnection } from "./set-connection-enabled.ts";
import { testCredentials } from "./test-credentials.ts";
import { updateConnection } from "./update-connection.ts";

vi.mock("../providers/registry.ts", async (original) => {
  const { fakeProvider } = await import("./testing/fake-provider.ts");
  const registry = await original<typeof import("../providers/registry.ts")>();
  return {
    ...registry,
    PROVIDERS: [fakeProvider],
    findProvider: () => fakeProvider,
    getProvider: () => fakeProvider,
  };
});

const SECRET = "planted-secret-value-9f3a";
let database: TestDatabase;
let scope: Scope;
let stranger: Scope;

const form = (changes: Partial<ConnectInput> = {}): ConnectInput => ({
  provider: "fake",
  mode: "test",
  name: "Main account",
  baseUrl: "https://test.fakepay.example/",
  credentials: { apiKey: "the-right-key-0001", webhookSecret: SECRET, region: "co" },
  idempotencyKey: randomUUID(),
  ...changes,
});

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error("it was not refused", { cause: thrown });
}

async function makeMerchant(slug: string): Promise<Scope> {
  const id = newId("merchant");
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({ data: { id, slug, name: slug, ...place } });
  return systemScope(id, "test");
}

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await makeMerchant("altura");
  stranger = await makeMerchant("stranger");
});
afterAll(() => database.drop());

describe("connecting a provider", () => {
  it("seals the secrets and shows them nowhere", async () => {
    const { connectionId } = await createConnection(scope, form());
    const row = await db().connection.findFirstOrThrow({ where: { id: connectionId } });
    expect(row).toMatchObject({
      mode: "test",
      credentialsCheck: "accepted",
      baseUrl: "https://test.fakepay.example",
    });
    expect(Buffer.from(row.sealedCredentials).toString("latin1")).not.toContain(SECRET);
    const connection = await loadConnection(scope, connectionId);
    expect(openCredentials(scope.merchantId, connection)).toMatchObject({ webhookSecret: SECRET });

    const everything = JSON.stringify([
      await getConnection(scope, { connectionId }),
      await listConnectionCards(scope),
      await listAllConnections(),
      await db().auditEntry.findMany(),
      await db().idempotencyKey.findMany(),
      await db().providerCall.findMany(),
      await db().connectionToken.findMany(),
      { hints: row.credentialHints, name: row.name },
    ]);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain("the-right-key");
    expect(everything).toContain(SECRET.slice(-4));
  });

  it("shows the webhook address, the steps with it, and a checklist", async () => {
    const { connectionId } = await createConnection(scope, form());
    const detail = await getConnection(scope, { connectionId });
    expect(detail.webhookUrl).toBe(`http://paydeck.test/api/webhooks/${connectionId}`);
    expect(detail.setup).toContain(`Enter ${detail.webhookUrl} there.`);
    expect(detail.values).toEqual({ region: "co" });
    expect(detail.health).toBe("unused");
    expect(detail.checklist.filter((step) => step.done).map((step) => step.label)).toEqual([
      "Credentials answered",
      "Address is https",
      "Key younger than 90 days",
    ]);
  });

  it("makes one connection of a form sent twice at once", async () => {
    const twice = form({ name: "Sent twice" });
    const [a, b] = await Promise.all([createConnection(scope, twice), createConnection(scope, twice)]);
    const again = await createConnection(scope, twice);
    expect(new Set([a.connectionId, b.connectionId, again.connectionId]).size).toBe(1);
    expect(await db().connection.count({ where: { name: "Sent twice" } })).toBe(1);
    expect((await refusal(createConnection(scope, { ...twice, name: "Other" }))).code).toBe("conflict");
  });

  it.each([
    ["a missing field", { credentials: { apiKey: "the-right-key-0001" } }, "credentials.webhookSecret"],
    [
      "a malformed field",
      { credentials: { apiKey: "the-right-key-0001", webhookSecret: "x" } },
      "credentials.webhookSecret",
    ],
    [
      "credentials that the provider refuses",
      { credentials: { apiKey: "wrong", webhookSecret: SECRET } },
      "credentials.apiKey",
    ],
    [
      "an address that does not answer",
      { credentials: { apiKey: "no-answer", webhookSecret: SECRET } },
      "baseUrl",
    ],
    ["a private live address", { mode: "live", baseUrl: "https://10.0.0.1" }, "baseUrl"],
    ["a live address without https", { mode: "live", baseUrl: "http://fakepay.example" }, "baseUrl"],
  ] as const)("refuses %s by its field and writes nothing", async (_name, changes, field) => {
    const before = await Promise.all([
      db().connection.count(),
      db().auditEntry.count(),
      db().idempotencyKey.count(),
    ]);
    const error = await refusal(createConnection(scope, form(changes)));
    expect(Object.keys(error.fields)).toEqual([field]);
    expect(JSON.stringify([error.message, error.fields])).not.toContain(SECRET);
    expect(
      await Promise.all([db().connection.count(), db().auditEntry.count(), db().idempotencyKey.count()]),
    ).toEqual(before);
  });

  it("tests credentials without storing anything", async () => {
    const before = await db().connection.count();
    expect(await testCredentials(scope, form())).toEqual({ account: "Fake account" });
    expect((await refusal(testCredentials(scope, form({ credentials: {} })))).fields).toHaveProperty(
      "credentials.apiKey",
    );
    expect(await db().connection.count()).toBe(before);
  });
});

describe("changing a connection", () => {
  const edit = (connectionId: string, credentials: Record<string, string>) => ({
    connectionId,
    name: "Renamed",
    baseUrl: "https://test.fakepay.example",
    credentials,
  });

  it("keeps secrets that were left empty and replaces those that were typed", async () => {
    const { connectionId } = await createConnection(scope, form());
    const stored = async () => openCredentials(scope.merchantId, await loadConnection(scope, connectionId));
    const unchanged = await updateConnection(
      scope,
      edit(connectionId, { apiKey: "", webhookSecret: "", region: "co" }),
    );
    expect(unchanged.credentialsChanged).toBe(false);
    expect(await stored()).toMatchObject({ webhookSecret: SECRET, region: "co" });

    const typed = { apiKey: "the-right-key-0002", webhookSecret: "", region: "" };
    expect((await updateConnection(scope, edit(connectionId, typed))).credentialsChanged).toBe(true);
    expect(await stored()).toEqual({ apiKey: "the-right-key-0002", webhookSecret: SECRET });
    expect((await getConnection(scope, { connectionId })).hints).toEqual({
      apiKey: "0002",
      webhookSecret: "9f3a",
    });
    const audit = await db().auditEntry.findMany({
      where: { targetId: connectionId },
      orderBy: { id: "asc" },
    });
    expect(audit.map((entry) => entry.action)).toEqual([
      "connection.create",
      "connection.update",
      "connection.update",
    ]);
    expect(JSON.stringify(audit)).not.toContain("the-right-key");
  });

  it("does not take stored secrets along to another host", async () => {
    const { connectionId } = await createConnection(scope, form());
    const elsewhere = { ...edit(connectionId, {}), baseUrl: "http://127.0.0.1:9" };
    const error = await refusal(updateConnection(scope, elsewhere));
    expect(error.fields).toHaveProperty("credentials.apiKey");
    expect((await loadConnection(scope, connectionId)).baseUrl).toBe("https://test.fakepay.example");
  });

  it("changes nothing when the provider refuses the new key", async () => {
    const { connectionId } = await createConnection(scope, form());
    const error = await refusal(updateConnection(scope, edit(connectionId, { apiKey: "wrong" })));
    expect(error.fields).toHaveProperty("credentials.apiKey");
    expect((await loadConnection(scope, connectionId)).name).toBe("Main account");
  });

  it("switches off and on, and asks the provider again, each in the audit log", async () => {
    const { connectionId } = await createConnection(scope, form());
    await disableConnection(scope, { connectionId });
    await disableConnection(scope, { connectionId });
    expect((await getConnection(scope, { connectionId })).health).toBe("disabled");
    await enableConnection(scope, { connectionId });
    expect(await checkConnection(scope, { connectionId })).toEqual({ account: "Fake account" });
    const audit = await db().auditEntry.findMany({
      where: { targetId: connectionId },
      orderBy: { id: "asc" },
    });
    expect(audit.map((entry) => entry.action)).toEqual([
      "connection.create",
      "connection.disable",
      "connection.enable",
      "connection.check",
    ]);
  });
});

describe("another merchant", () => {
  it("finds none of it", async () => {
    const { connectionId } = await createConnection(scope, form());
    const edit = { connectionId, name: "Mine", baseUrl: "https://test.fakepay.example", credentials: {} };
    const tries = [
      () => getConnection(stranger, { connectionId }),
      () => updateConnection(stranger, edit),
      () => disableConnection(stranger, { connectionId }),
      () => checkConnection(stranger, { connectionId }),
    ];
    for (const attempt of tries) expect((await refusal(attempt())).code).toBe("not_found");
    expect(await listConnectionCards(stranger)).toEqual([]);
  });
});

describe("health from the records", () => {
  it("counts the calls of a day and tells that a provider is down", async () => {
    const { connectionId } = await createConnection(scope, form({ name: "Failing" }));
    const call = {
      merchantId: scope.merchantId,
      connectionId,
      method: "GET",
      path: "/v1",
      correlationId: "c",
    };
    const statuses = [200, 500, 502, null, 503, 429];
    const times = [100, 200, 300, 400, 500, 600];
    await db().providerCall.createMany({
      data: statuses.map((status, index) => {
        return { ...call, id: newId("providerCall"), status, durationMs: times[index] ?? 0, at: new Date() };
      }),
    });
    await db().providerCall.create({
      data: {
        ...call,
        id: newId("providerCall"),
        status: 200,
        durationMs: 9,
        at: new Date(Date.now() - 90_000_000),
      },
    });
    const card = (await listConnectionCards(scope)).find(({ id }) => id === connectionId);
    expect(card).toMatchObject({ health: "down", callsSucceed: "33.3", answerP95Ms: 600 });
    expect((await getConnection(scope, { connectionId })).calls).toHaveLength(7);
  });

  it("asks for other credentials once the newest calls were all refused, and not for one refusal", async () => {
    const { connectionId } = await createConnection(scope, form({ name: "Revoked" }));
    const answered = async (status: number) => {
      const call = {
        merchantId: scope.merchantId,
        connectionId,
        method: "GET",
        path: "/v1",
        correlationId: "c",
      };
      const id = newId("providerCall");
      await db().providerCall.create({ data: { ...call, id, status, durationMs: 9, at: new Date() } });
      const card = (await listConnectionCards(scope)).find((one) => one.id === connectionId);
      return card?.health;
    };
    expect(await answered(401)).toBe("unused");
    expect(await answered(401)).toBe("unused");
    expect(await answered(401)).toBe("needs_you");
    expect(await answered(200)).toBe("unused");
  });
});
