import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { startInSandbox } from "../providers/testing/sandbox-harness.ts";
import { listenForWebhooks } from "../providers/testing/webhook-listener.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { getConnection } from "./get-connection.ts";
import { rotateCredentials } from "./rotate-credentials.ts";
import { updateConnection } from "./update-connection.ts";

let database: TestDatabase;
let running: Awaited<ReturnType<typeof startInSandbox>>;
let stranger: Awaited<ReturnType<typeof listenForWebhooks>>;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startInSandbox("gateway", { entered: { auth: "oauth" } });
  stranger = await listenForWebhooks();
});
afterAll(async () => {
  await running.close();
  await stranger.close();
  await database.drop();
});

it("sends stored secrets to no token address that they were not given for", async () => {
  const scope = await aMerchant();
  const { baseUrl } = running;
  const credentials = Object.fromEntries(
    Object.entries(running.credentials).map(([name, value]) => [name, String(value)]),
  );
  const { id } = await aConnection(scope, { provider: "gateway", baseUrl, credentials });
  const tokenUrl = new URL("/token", stranger.url).href;
  const typed = { auth: "oauth", clientId: credentials.clientId ?? "", tokenUrl };
  const change = { connectionId: id, name: "Gateway", baseUrl, credentials: typed };
  const asksAgain = { code: "invalid_input", fields: { "credentials.clientSecret": expect.any(String) } };
  await expect(updateConnection(scope, change)).rejects.toMatchObject(asksAgain);
  const rotation = { connectionId: id, credentials: typed, overlapHours: 0 };
  await expect(rotateCredentials(scope, rotation)).rejects.toMatchObject(asksAgain);
  // The same host may be named in full, and its secrets are kept.
  const here = { ...typed, tokenUrl: `${baseUrl}/oauth/token` };
  await updateConnection(scope, { ...change, credentials: here });
  expect((await getConnection(scope, { connectionId: id })).values.tokenUrl).toBe(here.tokenUrl);
});
