import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { assertId } from "../ids.ts";
import { aConnection, aMerchant, aTransaction, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { processEvent } from "../webhooks/process-event.ts";
import { trimRejected } from "../webhooks/quarantine-repository.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { countOutcomes } from "./count-outcomes.ts";
import { getInboxProof } from "./get-inbox-proof.ts";
import { listProof } from "./list-proof.ts";
import { type ProofRow, proofFiltersSchema } from "./schema.ts";

/** Café time is five hours behind: 03:00 UTC of the 21st is the evening of the 20th there. */
const NOON = new Date("2026-11-20T17:00:00Z");
const EVENING = new Date("2026-11-21T03:10:00Z");
const NEXT_DAY = new Date("2026-11-21T18:00:00Z");

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

const filters = (raw: Record<string, string> = {}) => proofFiltersSchema.parse(raw);
const proofAt = async (at: Date, raw: Record<string, string> = {}) =>
  (await listProof(scope, filters(raw), fixedClock(at))).rows;
const take = (event: Parameters<typeof receiveAndFile>[1], at: Date) =>
  receiveAndFile(connection.id, event, fixedClock(at));

/** Applied, duplicate, ignored, rejected and waiting: one of each, and one more applied in the evening. */
async function aDay(): Promise<void> {
  const [first, second] = [await aTransaction(scope, connection), await aTransaction(scope, connection)];
  const paid = orderEvent("order.completed", first.externalId);
  await take(paid, NOON);
  await take(paid, NOON);
  await take(signed(JSON.stringify({ id: "test_1", type: "test.event", data: {} })), NOON);
  await take({ ...paid, headers: {} }, NOON);
  await take(orderEvent("order.completed", second.externalId), EVENING);
  await work(NOON);
  await take(signed(JSON.stringify({ id: "test_2", type: "test.event", data: {} })), EVENING);
}

async function work(at: Date): Promise<void> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id FROM webhook_events WHERE merchant_id = $1 AND status = 'received'",
    [scope.merchantId],
  );
  for (const { id } of rows) {
    const options = { trigger: "auto", actor: null, clock: fixedClock(at) } as const;
    await processEvent(scope, assertId("webhookEvent", id), options);
  }
}

const parts = (row: ProofRow | undefined) => {
  if (row === undefined) throw new Error("no such line");
  const { received, applied, duplicate, ignored, rejected, waiting, retrying, dead, trimmed, difference } =
    row;
  return { received, applied, duplicate, ignored, rejected, waiting, retrying, dead, trimmed, difference };
};
const OUT_EVEN = {
  ...{ received: 6, applied: 2, duplicate: 1, ignored: 1, rejected: 1, waiting: 1, retrying: 0, dead: 0 },
  ...{ trimmed: 0, difference: 0 },
};

describe("the proof", () => {
  it("puts every request of a local day into one place", async () => {
    await aDay();
    const [today] = await proofAt(EVENING);
    expect(today).toMatchObject({ day: "2026-11-20", isToday: true, countedAt: null });
    expect(parts(today)).toEqual(OUT_EVEN);
    expect(await proofAt(EVENING, { connection: "con_other" })).toMatchObject([
      { received: 0, difference: 0 },
    ]);
  });

  it("says the same of a closed day from what was counted by the hour, and counts again what still moves", async () => {
    await aDay();
    await countOutcomes(NEXT_DAY);
    const closed = await proofAt(NEXT_DAY);
    expect(closed.map(({ day, received }) => [day, received])).toEqual([
      ["2026-11-21", 0],
      ["2026-11-20", 6],
    ]);
    expect(parts(closed[1])).toEqual(OUT_EVEN);
    expect(closed[1]?.countedAt).toBe(NEXT_DAY.toISOString());
    await work(NEXT_DAY);
    const later = new Date(NEXT_DAY.getTime() + 60_000);
    await countOutcomes(later);
    expect(parts((await proofAt(later))[1])).toEqual({ ...OUT_EVEN, ignored: 2, waiting: 0 });
    // Nothing moves any more: hours rest until refused requests, or the day, are due again.
    const resting = (await proofAt(later))[1]?.countedAt;
    await countOutcomes(new Date(later.getTime() + 60_000));
    expect((await proofAt(later))[1]?.countedAt).toBe(resting);
  });

  it("shows a row that is gone, and one that came past the intake", async () => {
    await aDay();
    await pool().query("DELETE FROM webhook_events WHERE merchant_id = $1 AND status = 'duplicate'", [
      scope.merchantId,
    ]);
    expect((await proofAt(EVENING))[0]?.difference).toBe(1);
    await countOutcomes(NEXT_DAY);
    expect((await listProof(scope, filters(), fixedClock(NEXT_DAY))).total.difference).toBe(1);
    await pool().query(
      "UPDATE webhook_hourly_counts SET received = received - 3 WHERE merchant_id = $1 AND received >= 3",
      [scope.merchantId],
    );
    expect((await proofAt(NEXT_DAY))[1]?.difference).toBeLessThan(0);
  });

  it("shows a row in a state that nobody knows", async () => {
    await aDay();
    await pool().query(
      "UPDATE webhook_events SET status = 'odd' WHERE merchant_id = $1 AND status = 'processed'",
      [scope.merchantId],
    );
    expect((await proofAt(EVENING))[0]).toMatchObject({ applied: 0, difference: 2 });
  });

  it("keeps account of refused requests that the cap removes", async () => {
    const forged = { ...orderEvent("order.completed", "ord_1"), headers: {} };
    for (let count = 0; count < 3; count += 1) await take(forged, new Date(NOON.getTime() + count));
    await countOutcomes(EVENING);
    await trimRejected({ rows: 1, bytes: 1e9, allBytes: 1e9 });
    expect((await proofAt(EVENING))[0]).toMatchObject({
      received: 3,
      rejected: 1,
      trimmed: 2,
      difference: 0,
    });
    // Until the hours are counted again, the closed day says what was true when it was counted.
    expect((await proofAt(NEXT_DAY))[1]).toMatchObject({
      received: 3,
      rejected: 3,
      trimmed: 0,
      difference: 0,
    });
    await countOutcomes(NEXT_DAY);
    expect((await proofAt(NEXT_DAY))[1]).toMatchObject({ rejected: 1, trimmed: 2, difference: 0 });
  });

  it("tells connections apart, walks back by thirty days, and shows nothing to another merchant or mode", async () => {
    await aDay();
    const other = await aConnection(scope);
    await receiveAndFile(other.id, orderEvent("order.completed", "ord_2"), fixedClock(NOON));
    const split = await proofAt(EVENING, { by: "connection" });
    expect(split.map(({ connection: ref, received }) => [ref?.id, received])).toEqual([
      [connection.id, 6],
      [other.id, 1],
    ]);
    const march = new Date("2027-01-02T12:00:00Z");
    const newest = await listProof(scope, filters(), fixedClock(march));
    expect(newest).toMatchObject({ firstDay: "2026-12-04", newer: null, older: "2026-12-04" });
    const earlier = await listProof(scope, filters({ before: newest.older ?? "" }), fixedClock(march));
    expect(earlier).toMatchObject({ firstDay: "2026-11-04", lastDay: "2026-12-03", newer: "", older: null });
    expect(earlier.total).toEqual({ received: 7, difference: 0 });
    const tenDays = await listProof(scope, filters({ by: "connection" }), fixedClock(march));
    expect(tenDays).toMatchObject({ firstDay: "2026-12-24", newer: null, older: "2026-12-24" });
    const live = systemScope(scope.merchantId, "live");
    for (const stranger of [await aMerchant(), live])
      expect((await listProof(stranger, filters(), fixedClock(EVENING))).total.received).toBe(0);
  });

  it("counts simultaneous requests one by one", async () => {
    const events = Array.from({ length: 40 }, (_, index) => orderEvent("order.completed", `ord_${index}`));
    await Promise.all(events.map((event) => take(event, NOON)));
    expect((await proofAt(EVENING))[0]).toMatchObject({ received: 40, waiting: 40, difference: 0 });
  });

  it("comes out at 0 for the last 24 hours beside the inbox", async () => {
    await aDay();
    expect(await getInboxProof(scope, fixedClock(EVENING))).toEqual({
      ...{ received: 6, applied: 2, duplicate: 1, ignored: 1, rejected: 1, waiting: 1, dead: 0 },
      ...{ difference: 0, lagP95Ms: expect.any(Number), healedByPoll: 0 },
    });
  });
});

describe("the filters of the proof", () => {
  it("fall back where the address holds nonsense", () => {
    expect(filters({ by: "year", before: "2026-13-77", connection: "x".repeat(500) })).toEqual({ by: "day" });
  });
});
