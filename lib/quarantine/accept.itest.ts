import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { updateConnectionRow } from "../connections/repository.ts";
import { seal } from "../connections/secrets.ts";
import { asOwner } from "../db/as-owner.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { getInboxProof } from "../proof/get-inbox-proof.ts";
import {
  aConnection,
  aMerchant,
  aTransaction,
  orderEvent,
  signed,
  WEBHOOK_SECRET,
} from "../testing/merchant-fixture.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { trimRejected } from "../webhooks/quarantine-repository.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { acceptRequests } from "./accept-requests.ts";
import { examineRequest } from "./examine-request.ts";

const NEW_SECRET = "whsec_the_right_one";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
  connection = await aConnection(scope);
});

interface EventRow {
  readonly id: string;
  readonly status: string;
  readonly matched_secret: string;
  readonly scheme: string;
  readonly accepted_by: string | null;
  readonly first_event_id: string | null;
  readonly refusal: string | null;
  readonly jobs: string;
}

async function events(): Promise<EventRow[]> {
  const sql = `SELECT event.*, (SELECT count(*) FROM graphile_worker._private_jobs AS job
      WHERE job.payload->>'eventId' = event.id OR (job.payload->'eventIds')::jsonb ? event.id) AS jobs
    FROM webhook_events AS event WHERE connection_id = $1 ORDER BY received_at, id`;
  return (await pool().query<EventRow>(sql, [connection.id])).rows;
}

/** A completed order, signed with a secret that is not the connection's. */
async function aQuarantined(orderId: string, secret = NEW_SECRET): Promise<string> {
  const { body } = orderEvent("order.completed", orderId);
  const event = signed(new TextDecoder().decode(body), secret);
  expect(await receiveAndFile(connection.id, event)).toBe("refused");
  return (await events()).at(-1)?.id ?? "";
}

async function work(): Promise<void> {
  for (const { id } of await events())
    await processEvent(scope, assertId("webhookEvent", id), { trigger: "auto", actor: null });
}

async function storeNewSecret(): Promise<void> {
  const stored = { apiKey: "pk_test", webhookSecret: NEW_SECRET, headerStyle: "bearer", signature: "any" };
  const sealedCredentials = seal(JSON.stringify(stored), {
    merchantId: scope.merchantId,
    ownerId: connection.id,
  });
  await unit((tx) => updateConnectionRow(tx, scope, connection.id, { sealedCredentials }));
  connection = await loadConnection(scope, connection.id);
}

const statusOf = async (id: string) =>
  (await pool().query<{ status: string }>("SELECT status FROM transactions WHERE id = $1", [id])).rows[0]
    ?.status;

describe("examining", () => {
  it("says that nothing known matches, then that the entered secret does, and how many it would let in", async () => {
    const eventId = await aQuarantined("ord_1");
    await aQuarantined("ord_2");
    await aQuarantined("ord_3", "whsec_forged");
    const unknown = await examineRequest(scope, { eventId });
    expect(unknown).toMatchObject({
      fits: false,
      advice: "enter_secret",
      others: null,
      secretLabel: "Webhook secret",
    });
    const wrong = await examineRequest(scope, { eventId, secret: "whsec_wrong" });
    expect(wrong).toMatchObject({ fits: false, advice: "enter_secret" });
    const right = await examineRequest(scope, { eventId, secret: NEW_SECRET });
    expect(right).toMatchObject({
      headline: "It matches with the secret that was entered.",
      fits: true,
      advice: "accept",
      others: { fitting: 2, total: 3, capped: false },
    });
    expect(JSON.stringify([unknown, wrong, right])).not.toMatch(/whsec_/);
    const logged = await pool().query("SELECT 1 FROM audit_entries WHERE merchant_id = $1", [
      scope.merchantId,
    ]);
    expect(logged.rowCount).toBe(0);
  });

  it("finds the connection for which it was meant", async () => {
    const other = await aConnection(scope, {
      provider: "pepay",
      credentials: { apiKey: "k", webhookSecret: "whsec_p" },
    });
    const time = String(Date.now());
    const body = '{"id":"evt_p","type":"test.ping"}';
    const signature = createHmac("sha256", "whsec_p").update(`${time}.`).update(body).digest("hex");
    await receiveAndFile(connection.id, {
      headers: { "x-pepay-timestamp": time, "x-pepay-signature": signature },
      body: new TextEncoder().encode(body),
    });
    const eventId = (await events())[0]?.id ?? "";
    const diagnosis = await examineRequest(scope, { eventId });
    expect(diagnosis).toMatchObject({ advice: "other_connection", otherConnection: { id: other.id } });
  });

  it("finds another connection's secret, but never another merchant's", async () => {
    const eventId = await aQuarantined("ord_1");
    const stranger = await aMerchant();
    const credentials = { apiKey: "k", webhookSecret: NEW_SECRET, headerStyle: "bearer", signature: "any" };
    await aConnection(stranger, { credentials });
    expect(await examineRequest(scope, { eventId })).toMatchObject({ advice: "enter_secret" });
    await aConnection(scope, { credentials });
    const found = await examineRequest(scope, { eventId });
    expect(found.headline).toBe("It matches with the secret of Test connection.");
    await expect(examineRequest(stranger, { eventId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("says that a cut body or a cut proof can't be checked", async () => {
    const long = await aQuarantined("ord_long");
    await pool().query("UPDATE webhook_events SET body_cut = true WHERE id = $1", [long]);
    await receiveAndFile(connection.id, {
      headers: { "x-payin-signature": "a".repeat(9000) },
      body: new TextEncoder().encode("{}"),
    });
    const [cut, headers] = await events();
    const first = await examineRequest(scope, { eventId: cut?.id ?? "", secret: NEW_SECRET });
    expect(first).toMatchObject({ headline: "Only the beginning of its body was kept.", fits: false });
    const second = await examineRequest(scope, { eventId: headers?.id ?? "" });
    expect(second.headline).toBe("Its header x-payin-signature was too long to be kept whole.");
    const accepting = acceptRequests(scope, { eventId: cut?.id ?? "", secret: NEW_SECRET, all: true });
    await expect(accepting).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("accepting", () => {
  it("sends the same row the way of every event, and says who let it in", async () => {
    const { id, externalId } = await aTransaction(scope, connection);
    const eventId = await aQuarantined(externalId);
    const result = await acceptRequests(scope, { eventId, secret: NEW_SECRET, all: false });
    expect(result).toEqual({ accepted: 1, duplicates: 0, left: 0 });
    expect(await events()).toMatchObject([
      {
        id: eventId,
        status: "received",
        matched_secret: "entered",
        scheme: "bare HMAC-SHA256",
        accepted_by: "Paydeck",
        refusal: "bad_proof",
        jobs: "1",
      },
    ]);
    await work();
    expect(await statusOf(id)).toBe("succeeded");
    expect(await getInboxProof(scope)).toMatchObject({
      received: 1,
      applied: 1,
      rejected: 0,
      difference: 0,
      lagP95Ms: null,
    });
    const { rows } = await pool().query("SELECT action, detail FROM audit_entries WHERE target_id = $1", [
      eventId,
    ]);
    expect(rows).toEqual([
      {
        action: "webhook.accept",
        detail: { connection: connection.id, secret: "entered", accepted: 1, duplicates: 0 },
      },
    ]);
    const copy = signed(
      new TextDecoder().decode(orderEvent("order.completed", externalId).body),
      WEBHOOK_SECRET,
    );
    expect(await receiveAndFile(connection.id, copy)).toBe("duplicate");
  });

  it("refuses a secret that did not sign it, and leaves it where it is", async () => {
    const eventId = await aQuarantined("ord_1");
    const wrong = acceptRequests(scope, { eventId, secret: "whsec_wrong", all: true });
    await expect(wrong).rejects.toMatchObject({
      code: "invalid_input",
      fields: { secret: expect.any(String) },
    });
    await expect(acceptRequests(scope, { eventId, all: false })).rejects.toMatchObject({ code: "conflict" });
    expect(await events()).toMatchObject([{ status: "rejected", jobs: "0" }]);
  });

  it("judges the signed time by the moment of the receipt", async () => {
    const body = '{"id":"evt_timed","type":"order.completed","data":{"orderId":"ord_timed"}}';
    const send = async (signedAt: Date, receivedAt: Date) => {
      const time = Math.floor(signedAt.getTime() / 1000);
      const v1 = createHmac("sha256", NEW_SECRET).update(`${time}.`).update(body).digest("hex");
      const raw = {
        headers: { "x-payin-signature": `t=${time},v1=${v1}` },
        body: new TextEncoder().encode(body),
      };
      await receiveAndFile(connection.id, raw, { now: () => receivedAt });
      return (await events()).at(-1)?.id ?? "";
    };
    const hourAgo = new Date(Date.now() - 3_600_000);
    const fresh = await send(hourAgo, new Date(hourAgo.getTime() + 1000));
    expect(await acceptRequests(scope, { eventId: fresh, secret: NEW_SECRET, all: false })).toMatchObject({
      accepted: 1,
    });
    const stale = await send(hourAgo, new Date());
    const diagnosis = await examineRequest(scope, { eventId: stale, secret: NEW_SECRET });
    expect(diagnosis).toMatchObject({ fits: false, skew: expect.stringContaining("before it came") });
    const late = acceptRequests(scope, { eventId: stale, secret: NEW_SECRET, all: false });
    await expect(late).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("lets in all that fit once the stored secret is right, each notification once", async () => {
    const { id, externalId } = await aTransaction(scope, connection);
    await aQuarantined(externalId);
    await aQuarantined(externalId);
    const eventId = await aQuarantined("ord_another");
    await aQuarantined("ord_forged", "whsec_forged");
    await storeNewSecret();
    const diagnosis = await examineRequest(scope, { eventId });
    expect(diagnosis).toMatchObject({ fits: true, others: { fitting: 3, total: 4 } });
    const result = await acceptRequests(scope, { eventId, all: true });
    expect(result).toEqual({ accepted: 2, duplicates: 1, left: 1 });
    const [first, copy, another, forged] = await events();
    expect([first, copy, another, forged].map((event) => [event?.status, event?.jobs])).toEqual([
      ["received", "1"],
      ["duplicate", "0"],
      ["received", "1"],
      ["rejected", "0"],
    ]);
    expect(copy?.first_event_id).toBe(first?.id);
    expect(first?.matched_secret).toBe("current");
    await work();
    expect(await statusOf(id)).toBe("succeeded");
    expect(await getInboxProof(scope)).toMatchObject({
      received: 4,
      duplicate: 1,
      rejected: 1,
      difference: 0,
    });
  });

  it("of an event that came by another way meanwhile makes a duplicate", async () => {
    const eventId = await aQuarantined("ord_1");
    await receiveAndFile(connection.id, orderEvent("order.completed", "ord_1"));
    const result = await acceptRequests(scope, { eventId, secret: NEW_SECRET, all: false });
    expect(result).toEqual({ accepted: 0, duplicates: 1, left: 0 });
    const [accepted, came] = await events();
    expect(accepted).toMatchObject({ status: "duplicate", first_event_id: came?.id, jobs: "0" });
    expect(came).toMatchObject({ status: "received", jobs: "1" });
  });

  it("by many at once, while a copy comes in, lets one in", async () => {
    for (let round = 0; round < 5; round += 1) {
      const orderId = `ord_${randomUUID()}`;
      const eventId = await aQuarantined(orderId);
      const accept = () =>
        acceptRequests(scope, { eventId, secret: NEW_SECRET, all: false }).catch(() => null);
      const receive = () => receiveAndFile(connection.id, orderEvent("order.completed", orderId));
      await Promise.all([accept(), receive(), accept(), receive(), accept()]);
      const own = (await events()).slice(-3);
      expect(own.filter(({ status }) => status === "received")).toHaveLength(1);
      expect(own.filter(({ status }) => status === "duplicate")).toHaveLength(2);
      expect(own.reduce((sum, { jobs }) => sum + Number(jobs), 0)).toBe(1);
      expect(new Set(own.flatMap(({ first_event_id }) => first_event_id ?? [])).size).toBe(1);
    }
  });

  it("is nobody else's", async () => {
    const eventId = await aQuarantined("ord_1");
    const stranger = await aMerchant();
    const taking = acceptRequests(stranger, { eventId, secret: NEW_SECRET, all: true });
    await expect(taking).rejects.toMatchObject({ code: "not_found" });
    expect(await events()).toMatchObject([{ status: "rejected" }]);
  });
});

it("keeps a request that is being let in while the quarantine is cut to its size", async () => {
  const id = await aQuarantined("ord_late");
  let trimming = Promise.resolve();
  const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
    AND query LIKE '%DELETE FROM webhook_events%'`;
  await asOwner(async (owner) => {
    await owner.query("BEGIN");
    await owner.query("UPDATE webhook_events SET status = 'received' WHERE id = $1", [id]);
    trimming = trimRejected({ rows: 0, bytes: 0, allBytes: 0 });
    await vi.waitFor(async () => {
      // Within a transaction what was seen once would be shown again.
      await owner.query("SELECT pg_stat_clear_snapshot()");
      expect((await owner.query(waits)).rowCount).toBe(1);
    }, 5000);
    await owner.query("COMMIT");
  });
  await trimming;
  expect((await events()).map(({ status }) => status)).toEqual(["received"]);
});
