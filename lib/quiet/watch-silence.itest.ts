import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnectionCards } from "../connections/list-connection-cards.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { listAttention } from "../overview/list-attention.ts";
import { countOutcomes } from "../proof/count-outcomes.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { watchSilence } from "./watch-silence.ts";

/** Monday, 13:00 in Bogotá: the middle of a working day. */
const NOW = new Date("2026-11-23T18:00:00Z");
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

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

/** Four weeks of webhooks about one transaction, ten an hour from 8 to 20 o'clock local time, every day. */
async function weeks(method: string, lastAt: Date): Promise<void> {
  const { id } = await aTransaction(scope, connection, { method, methodLabel: method.toUpperCase() });
  await pool().query(
    `WITH moments AS (
       SELECT $3::timestamptz - n * interval '6 minutes' AS at, n FROM generate_series(0, 28 * 240) AS n
     ), made AS (
       INSERT INTO webhook_events (merchant_id, id, connection_id, provider, mode, external_event_id, type, status, headers,
         body, body_hash, received_at, processed_at, attempts, transaction_id)
       SELECT $1, 'evt_' || $4 || lpad(n::text, 20, '0'), $2, 'payin', 'test', $4 || n, 'order.completed', 'processed', '{}',
         '', '', at, at, 1, $5
       FROM moments WHERE extract(hour FROM at AT TIME ZONE 'America/Bogota') BETWEEN 8 AND 19
       RETURNING received_at
     )
     INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
     SELECT $1, 'test', date_trunc('hour', received_at, 'UTC'), $2, 0, count(*) FROM made GROUP BY 3
     ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
       DO UPDATE SET received = webhook_hourly_counts.received + excluded.received`,
    [scope.merchantId, connection.id, lastAt, id.slice(-6), id],
  );
  await pool().query("UPDATE connections SET last_event_at = greatest(last_event_at, $2) WHERE id = $1", [
    connection.id,
    lastAt,
  ]);
}

/** All closed hours: each run takes some hundreds. */
async function count(at: Date): Promise<void> {
  while ((await countOutcomes(at)) > 0);
}

const spells = async () => {
  const { rows } = await pool().query<{
    method: string;
    since: Date;
    noticed_at: Date;
    ended_at: Date | null;
  }>(
    "SELECT method, since, noticed_at, ended_at FROM quiet_spells WHERE merchant_id = $1 ORDER BY method, noticed_at",
    [scope.merchantId],
  );
  return rows;
};
const quietLine = async () => (await listAttention(scope)).find(({ title }) => title.endsWith("is quiet"));
const health = async () => (await listConnectionCards(scope))[0];

describe("the alarm of silence", () => {
  it("is raised once when what usually comes does not, stands under Needs you, and ends with the next event", async () => {
    await weeks("nequi", NOW);
    await count(minutes(30));
    await watchSilence(minutes(30));
    expect(await spells()).toEqual([]);
    await count(minutes(60));
    await watchSilence(minutes(60));
    await watchSilence(minutes(61));
    expect(await spells()).toEqual([{ method: "", since: NOW, noticed_at: minutes(60), ended_at: null }]);
    const words = "Usually 10 events an hour at this time, none since 13:00.";
    expect(await health()).toMatchObject({ health: "quiet", problem: words });
    expect(await quietLine()).toMatchObject({
      title: "Test connection is quiet",
      detail: words,
      href: `/webhooks?connection=${connection.id}`,
    });
    await pool().query("UPDATE connections SET last_event_at = $2 WHERE id = $1", [
      connection.id,
      minutes(70),
    ]);
    await watchSilence(minutes(71));
    expect(await spells()).toMatchObject([{ ended_at: minutes(70) }]);
    expect(await quietLine()).toBeUndefined();
    expect((await health())?.health).toBe("healthy");
  });

  it("sleeps at night, when nothing ever comes", async () => {
    const evening = new Date("2026-11-24T00:58:00Z");
    await weeks("nequi", evening);
    const morning = new Date("2026-11-24T12:50:00Z");
    await count(morning);
    await watchSilence(morning);
    expect(await spells()).toEqual([]);
    const noon = new Date("2026-11-24T15:00:00Z");
    await watchSilence(noon);
    expect(await spells()).toHaveLength(1);
  });

  it("names the one method that is silent while the others speak", async () => {
    await weeks("nequi", minutes(-120));
    await weeks("pse", NOW);
    await count(NOW);
    await watchSilence(minutes(1));
    expect(await spells()).toMatchObject([{ method: "nequi", since: minutes(-120), ended_at: null }]);
    expect((await health())?.problem).toBe(
      "Only NEQUI is silent: usually 10 events an hour at this time, none since 11:00.",
    );
    const { rows } = await pool().query<{ id: string }>(
      "SELECT id FROM transactions WHERE merchant_id = $1 AND method = 'nequi'",
      [scope.merchantId],
    );
    await pool().query(
      `INSERT INTO webhook_events (merchant_id, id, connection_id, provider, mode, status, headers, body, body_hash,
         received_at, transaction_id)
       VALUES ($1, 'evt_last', $2, 'payin', 'test', 'processed', '{}', '', '', $3, $4)`,
      [scope.merchantId, connection.id, minutes(2), rows[0]?.id],
    );
    await watchSilence(minutes(3));
    expect(await spells()).toMatchObject([{ method: "nequi", ended_at: minutes(2) }]);
  });

  it("says nothing of a connection that is switched off, and ends what it had said", async () => {
    await weeks("nequi", NOW);
    await count(minutes(60));
    await watchSilence(minutes(60));
    await pool().query("UPDATE connections SET disabled_at = $2 WHERE id = $1", [connection.id, minutes(62)]);
    await watchSilence(minutes(65));
    expect(await spells()).toMatchObject([{ ended_at: minutes(65) }]);
    await watchSilence(minutes(300));
    expect(await spells()).toHaveLength(1);
  });
});
