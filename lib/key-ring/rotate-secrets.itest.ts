import { afterAll, beforeAll, expect, it } from "vitest";
import { openCredentials } from "../connections/open-credentials.ts";
import { seal, unseal } from "../connections/secrets.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { overrideEnv } from "../env.ts";
import { sealAuthenticatorSecret, unsealAuthenticatorSecret } from "../factors/authenticator-secret.ts";
import { assertId, newId } from "../ids.ts";
import { SEALED_PLACES } from "./places.ts";
import { rotateSecrets } from "./rotate-secrets.ts";

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;
const PLANTED = "planted-secret-9f3a";
const merchantId = newId("merchant");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  overrideEnv({ PAYDECK_KEYS: key("k1", 1) });
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({ data: { id: merchantId, slug: "altura", name: "Café Altura", ...place } });
});
afterAll(() => database.drop());

async function addConnection(id = newId("connection")) {
  const sealed = seal(JSON.stringify({ apiKey: PLANTED }), { merchantId, ownerId: id });
  await db().connection.create({
    data: {
      ...{ merchantId, id, provider: "gateway", name: "Shop", mode: "test", baseUrl: "https://x.test" },
      ...{ sealedCredentials: sealed, previousSealed: sealed, credentialHints: {} },
      credentialsSetAt: new Date(),
    },
  });
  const userId = newId("user");
  await db().user.create({
    data: { id: userId, email: `${userId}@cafe.test`, name: "Ana", passwordHash: "" },
  });
  const secret = sealAuthenticatorSecret(PLANTED, userId);
  await db().authenticatorApp.create({ data: { userId, secret, createdAt: new Date() } });
  await db().connectionToken.create({ data: { merchantId, connectionId: id, name: "access", sealed } });
  return id;
}

async function openedWith(ring: string) {
  overrideEnv({ PAYDECK_KEYS: ring });
  const rows = await db().connection.findMany({ orderBy: { id: "asc" } });
  return rows.map(({ id, sealedCredentials }) =>
    openCredentials(merchantId, { id: assertId("connection", id), sealedCredentials }),
  );
}

it("knows every column of the database that holds sealed bytes", async () => {
  const columns = await db().$queryRaw<{ place: string }[]>`
    SELECT table_name || '.' || column_name AS place FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%sealed%'`;
  const bytes = SEALED_PLACES.filter(({ isText = false }) => !isText);
  expect(bytes.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    columns.map(({ place }) => place).toSorted(),
  );
});

it("moves every secret to the first key, in parts, after which the old key can go; and again moves nothing", async () => {
  await Promise.all(Array.from({ length: 450 }, () => addConnection()));
  overrideEnv({ PAYDECK_KEYS: `${key("k2", 2)},${key("k1", 1)}` });
  await addConnection();
  const moved = await rotateSecrets();
  const credentials = { place: "connections.sealed_credentials", current: 1, moved: 450, closed: [] };
  expect(moved).toContainEqual(credentials);
  expect(moved).toContainEqual({ ...credentials, place: "connections.previous_sealed" });
  expect(moved).toContainEqual({ ...credentials, place: "connection_tokens.sealed" });
  expect(moved).toContainEqual({ ...credentials, place: "authenticator_apps.secret" });
  const opened = await openedWith(key("k2", 2));
  expect(opened).toHaveLength(451);
  expect(opened.every(({ apiKey }) => apiKey === PLANTED)).toBe(true);
  const app = await db().authenticatorApp.findFirstOrThrow();
  expect(unsealAuthenticatorSecret(app.secret, assertId("user", app.userId))).toBe(PLANTED);
  const again = await rotateSecrets();
  expect(again.every((place) => place.moved === 0 && place.closed.length === 0)).toBe(true);
});

it("names what no key of the ring opens, leaves it as it is and moves the rest", async () => {
  overrideEnv({ PAYDECK_KEYS: key("lost", 9) });
  const lost = await addConnection();
  overrideEnv({ PAYDECK_KEYS: `${key("k3", 3)},${key("k2", 2)}` });
  const before = await db().connection.findFirstOrThrow({ where: { id: lost } });
  const places = await rotateSecrets();
  const credentials = places.find(({ place }) => place === "connections.sealed_credentials");
  expect(credentials).toMatchObject({ moved: 451, closed: [`${merchantId}/${lost}`] });
  expect(await db().connection.findFirstOrThrow({ where: { id: lost } })).toEqual(before);
});

it("leaves alone what somebody has written anew while it worked", async () => {
  const id = await addConnection();
  const context = { merchantId, ownerId: id };
  overrideEnv({ PAYDECK_KEYS: `${key("k4", 4)},${key("k3", 3)},${key("k2", 2)}` });
  const running = rotateSecrets();
  const sealedCredentials = seal(JSON.stringify({ apiKey: "typed meanwhile" }), context);
  await db().connection.update({
    where: { merchantId_id: { merchantId, id } },
    data: { sealedCredentials },
  });
  await running;
  const row = await db().connection.findFirstOrThrow({ where: { id } });
  expect(unseal(row.sealedCredentials, context)).toContain("typed meanwhile");
});
