import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FilingLoop, startFilingLoop } from "../arrivals/filing-loop.ts";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env, overrideEnv } from "../env.ts";
import { assertId, newId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction, WEBHOOK_SECRET } from "../testing/merchant-fixture.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { receiveHttp } from "../webhooks/receive-http.ts";
import { loadTester } from "./load-tester.ts";
import type { SendTestInput } from "./schema.ts";
import { sendTest } from "./send-test.ts";

let database: TestDatabase;
let server: Server;
let filing: FilingLoop;
let scope: Scope;
let connection: Connection;

/** The connection's own address, as the server has it, and the worker's filing beside it. */
beforeAll(async () => {
  database = await createTestDatabase();
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const url = `http://127.0.0.1${incoming.url}`;
    const request = new Request(url, { method: "POST", headers, body: Buffer.concat(chunks) });
    const response = await receiveHttp(incoming.url?.split("/").at(-1) ?? "", request);
    outgoing.statusCode = response.status;
    outgoing.end(await response.text());
  });
  filing = startFilingLoop();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  overrideEnv({ PAYDECK_URL: `http://127.0.0.1:${address.port}` });
});
afterAll(async () => {
  server.close();
  await filing.stop();
  await database.drop();
});
beforeEach(async () => {
  const { merchantId } = await aMerchant();
  const person = {
    memberId: newId("member"),
    userId: newId("user"),
    name: "Ana",
    role: builtInRole("developer"),
  } as const;
  scope = memberScope(merchantId, "test", { type: "member", ...person }, "webhooks.test", null);
  connection = await aConnection(scope);
});

async function chosen(params: Record<string, string> = {}) {
  const tester = await loadTester(scope, { connection: connection.id, ...params });
  if (tester.chosen === null) throw new Error(tester.whyNot ?? "nothing to choose");
  return tester.chosen;
}

async function send(patch: Partial<SendTestInput> = {}, params: Record<string, string> = {}) {
  const { connectionId, type, body } = await chosen(params);
  return sendTest(scope, { connectionId, type, body, faults: [], ...patch });
}

describe("the webhook tester", () => {
  it("sends what pays an open payment, by HTTP and signed, and the event is applied like any other", async () => {
    const { id, externalId } = await aTransaction(scope, connection);
    const shown = await chosen();
    expect(shown).toMatchObject({ type: "order.completed", transaction: id, signsTime: true });
    expect(shown.body).toContain(externalId);
    const [sent] = await send();
    expect(sent).toMatchObject({ status: 200, event: { status: "received" } });
    const eventId = assertId("webhookEvent", sent?.event?.id ?? "");
    await processEvent(scope, eventId, { trigger: "auto", actor: null });
    expect(await db().transaction.findFirst({ where: { id } })).toMatchObject({ status: "succeeded" });
    const event = await db().webhookEvent.findFirstOrThrow({ where: { id: eventId } });
    expect(event.headers).toMatchObject({ "x-paydeck-test": expect.any(String) });
    expect(event.scheme).toBe("t/v1 HMAC-SHA256");
  });

  it("never lets the secret or a usable signature out", async () => {
    const sent = await send();
    const told = JSON.stringify([sent, await loadTester(scope, { connection: connection.id })]);
    expect(told).not.toContain(WEBHOOK_SECRET);
    expect(told).not.toMatch(/[0-9a-f]{64}"/);
  });

  it("is refused for a wrong signature and an old time, seen twice as a duplicate, and too large", async () => {
    await aTransaction(scope, connection);
    const statuses = (sent: Awaited<ReturnType<typeof send>>) =>
      sent.map(({ status, event }) => [status, event?.status ?? null]);
    expect(statuses(await send({ faults: ["wrong_signature"] }))).toEqual([[401, "rejected"]]);
    expect(statuses(await send({ faults: ["old_time"] }))).toEqual([[401, "rejected"]]);
    expect(statuses(await send({ faults: ["twice"] }))).toEqual([
      [200, "received"],
      [200, "duplicate"],
    ]);
    const [large] = await send({ faults: ["too_large"] });
    expect(large).toMatchObject({ status: 413, bytes: 1024 * 1024 + 1, event: { status: "rejected" } });
  });

  it("sends an edited body as it stands, whatever it is", async () => {
    const [sent] = await send({ body: "no JSON at all" });
    expect(sent).toMatchObject({ status: 400, event: { status: "rejected" } });
  });

  it("leaves a trace: who sent what, and what came of it", async () => {
    await send({ faults: ["wrong_signature"] });
    const entry = await db().auditEntry.findFirst({
      where: { merchantId: scope.merchantId, action: "webhook.test" },
    });
    expect(entry).toMatchObject({
      actor: "Ana",
      targetId: connection.id,
      detail: { type: "order.completed", faults: "wrong_signature", answer: 401 },
    });
  });

  it("refuses live mode with a reason, and another merchant's connection as not found", async () => {
    const { merchantId, actor } = scope;
    if (actor.type !== "member") throw new Error("a member sends tests");
    const live = memberScope(merchantId, "live", actor, "webhooks.test", null);
    expect(await loadTester(live, {})).toMatchObject({
      chosen: null,
      whyNot: expect.stringContaining("test mode"),
    });
    const input = { connectionId: connection.id, type: "x", body: "{}", faults: [] };
    await expect(sendTest(live, input)).rejects.toMatchObject({ code: "conflict" });
    const other = await aConnection(await aMerchant());
    await expect(sendTest(scope, { ...input, connectionId: other.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const foreign = await aTransaction(await aMerchant(), other);
    expect((await chosen({ transaction: foreign.id })).transaction).toBe("none");
  });

  it("stops at thirty tests a minute", async () => {
    const input = { connectionId: connection.id, type: "x", body: "{}", faults: [] };
    for (let count = 0; count < 30; count += 1) await sendTest(scope, input);
    await expect(sendTest(scope, input)).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("says so when nothing answers at the address", async () => {
    const { PAYDECK_URL } = env();
    overrideEnv({ PAYDECK_URL: "http://127.0.0.1:9" });
    const [sent] = await send();
    overrideEnv({ PAYDECK_URL });
    expect(sent).toMatchObject({ status: null, event: null, answer: expect.stringContaining("No answer") });
  });
});
