import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { RunningSandbox } from "#sandbox/start.ts";
import { startSandbox } from "#sandbox/start.ts";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant, aTransaction, orderEvent } from "../testing/merchant-fixture.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { checkHealth } from "./check-health.ts";
import type { Connection } from "./connection.ts";
import { deleteConnection } from "./delete-connection.ts";
import { endLapsedCredentials } from "./end-lapsed-credentials.ts";
import { endPreviousCredentials } from "./end-previous-credentials.ts";
import { getConnection } from "./get-connection.ts";
import { loadConnection } from "./load-connection.ts";
import { rotateCredentials } from "./rotate-credentials.ts";
import { writeSigns } from "./sign-repository.ts";
import { aCall } from "./testing/a-call.ts";

let database: TestDatabase;
let sandbox: RunningSandbox;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, quiet: true });
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  scope = await aMerchant();
});

const OLD_SECRET = "whsec_test_12345";
const NEW_SECRET = "whsec_rotated_67890";

async function payin(): Promise<Connection> {
  const credentials = {
    ...sandboxAccounts.payin,
    webhookSecret: OLD_SECRET,
    headerStyle: "bearer",
    signature: "any",
  };
  return aConnection(scope, { baseUrl: `${sandbox.url}/payin/api/v1`, credentials });
}

const rotate = (id: string, overlapHours: number, credentials: Record<string, string> = {}) =>
  rotateCredentials(scope, {
    connectionId: id,
    credentials: { webhookSecret: NEW_SECRET, headerStyle: "bearer", signature: "any", ...credentials },
    overlapHours,
  });

/** Sends an event signed with the given secret; which of the connection's secrets proved it. */
async function sendSigned(id: string, secret: string, now = new Date()): Promise<string> {
  const event = orderEvent("order.completed", `ord_${randomUUID()}`);
  const signature = createHmac("sha256", secret).update(event.body).digest("hex");
  const name = Object.keys(event.headers).find((header) => header.includes("signature")) ?? "";
  const signed = { ...event, headers: { ...event.headers, [name]: signature } };
  const reception = await receiveAndFile(id, signed, fixedClock(now));
  if (reception === "refused") return "refused";
  const [row] = await db().webhookEvent.findMany({
    where: { connectionId: id, status: { not: "rejected" } },
    orderBy: { id: "desc" },
    take: 1,
  });
  return row?.matchedSecret ?? "none";
}

describe("rotating credentials", () => {
  it("takes webhooks signed with the old secret until the overlap ends, and says which secret it was", async () => {
    const { id } = await payin();
    const { previousUntil } = await rotate(id, 24);
    expect(previousUntil).not.toBeNull();
    expect((await getConnection(scope, { connectionId: id })).previousUntil).toBe(previousUntil);
    expect(await sendSigned(id, NEW_SECRET)).toBe("current");
    expect(await sendSigned(id, OLD_SECRET)).toBe("previous");
    expect(await sendSigned(id, "whsec_of_nobody_00")).toBe("refused");
    const dayLater = new Date(Date.now() + 24 * 60 * 60_000 + 1000);
    expect(await sendSigned(id, OLD_SECRET, dayLater)).toBe("refused");
  });

  it("ends the overlap at once when asked, or with the sweep, and is in the audit log", async () => {
    const { id } = await payin();
    await rotate(id, 1);
    await endPreviousCredentials(scope, { connectionId: id });
    expect(await sendSigned(id, OLD_SECRET)).toBe("refused");
    await rotate(id, 1, { webhookSecret: "whsec_third_24680" });
    await endLapsedCredentials(new Date(Date.now() + 30 * 60_000));
    expect(await sendSigned(id, NEW_SECRET)).toBe("previous");
    await endLapsedCredentials(new Date(Date.now() + 61 * 60_000));
    expect((await loadConnection(scope, id)).previous).toBeNull();
    const audit = await db().auditEntry.findMany({ where: { targetId: id }, orderBy: { at: "asc" } });
    expect(audit.map(({ action }) => action)).toEqual([
      "connection.rotate",
      "connection.end_overlap",
      "connection.rotate",
    ]);
    expect(JSON.stringify(audit)).not.toContain("whsec");
  });

  it("without an overlap ends the old ones with the change", async () => {
    const { id } = await payin();
    expect(await rotate(id, 0)).toEqual({ previousUntil: null });
    expect(await sendSigned(id, OLD_SECRET)).toBe("refused");
  });

  it("changes nothing when the provider refuses the new ones, or they are the old ones", async () => {
    const { id } = await payin();
    await expect(rotate(id, 24, { apiKey: "pk_wrong_key_0000" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(rotate(id, 24, { webhookSecret: "" })).rejects.toMatchObject({
      fields: { "credentials.apiKey": expect.stringContaining("stored credentials") },
    });
    expect(await sendSigned(id, OLD_SECRET)).toBe("current");
  });
});

describe("deleting a connection", () => {
  it("is refused while something depends on it, and says what", async () => {
    const connection = await payin();
    await aTransaction(scope, connection);
    await aTransaction(scope, connection);
    await sendSigned(connection.id, OLD_SECRET);
    const input = { connectionId: connection.id, name: connection.name };
    await expect(deleteConnection(scope, input)).rejects.toMatchObject({
      code: "conflict",
      message: "It has 2 transactions and 1 webhook, so it can't be deleted. Disable it instead.",
    });
    const detail = await getConnection(scope, { connectionId: connection.id });
    expect(detail.dependants).toBe("2 transactions and 1 webhook");
  });

  it("wants its name typed, and leaves nothing of it but the audit log", async () => {
    const connection = await payin();
    await aCall(scope, connection);
    await sendSigned(connection.id, "whsec_of_nobody_00");
    const input = { connectionId: connection.id, name: connection.name };
    await expect(deleteConnection(scope, { ...input, name: "test" })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
    await deleteConnection(scope, input);
    await expect(loadConnection(scope, connection.id)).rejects.toMatchObject({ code: "not_found" });
    const where = { connectionId: connection.id };
    expect([
      await db().providerCall.count({ where }),
      await db().webhookEvent.count({ where }),
      await db().auditEntry.count({ where: { targetId: connection.id, action: "connection.delete" } }),
    ]).toEqual([0, 0, 1]);
  });

  it("is not there for another merchant", async () => {
    const connection = await payin();
    const input = { connectionId: connection.id, name: connection.name };
    await expect(deleteConnection(await aMerchant(), input)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a provider's own health", () => {
  it("is asked, and shown with its version and the figures of the call", async () => {
    const { id } = await payin();
    await checkHealth(scope, { connectionId: id });
    const signs = async () => (await getConnection(scope, { connectionId: id })).signs;
    await expect.poll(signs).toMatchObject({
      errorRate: "0.0",
      breaker: "closed",
      lastUsedAt: expect.any(String),
      clockSkewMs: expect.any(Number),
      provider: { works: true, askedAt: expect.any(String) },
    });
  });

  it("leaves calls as its answers say, and all of them once the limit has begun anew", async () => {
    const { id } = await payin();
    const rate = async () => (await getConnection(scope, { connectionId: id })).signs.rate;
    const said = async (rateResetAt: Date) =>
      writeSigns(scope, id, { rateLimit: 60, rateRemaining: 3, rateResetAt }, new Date());
    await said(new Date(Date.now() + 60_000));
    expect(await rate()).toEqual({ limit: 60, remaining: 3 });
    await said(new Date(Date.now() - 1_000));
    expect(await rate()).toEqual({ limit: 60, remaining: 60 });
  });

  it("opens the sandbox's fault dial only from a test connection on this machine", async () => {
    const here = await payin();
    const away = await aConnection(scope, { baseUrl: "https://payin.example/api" });
    const dial = async (id: string) => (await getConnection(scope, { connectionId: id })).faultDialUrl;
    expect(await dial(here.id)).toBe(`${sandbox.url}/faults/payin`);
    expect(await dial(away.id)).toBeNull();
  });
});
