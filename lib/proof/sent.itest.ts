import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant, orderEvent } from "../testing/merchant-fixture.ts";
import { receiveAndFile } from "../webhooks/testing/receive-and-file.ts";
import { compareSent } from "./compare-sent.ts";
import { listProof } from "./list-proof.ts";
import { proofFiltersSchema } from "./schema.ts";

/** Five in the afternoon in Bogotá. */
const NOW = new Date("2026-11-20T22:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

let database: TestDatabase;
let server: Server | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => {
  server?.close();
});
afterAll(() => database.drop());

interface Log {
  readonly id: string;
  readonly event_id: string;
  readonly created_at: string;
}

/** PayIn's log of deliveries, by the page, newest first. */
async function startLog(logs: readonly Log[], status = 200): Promise<string> {
  const app = createServer((request, response) => {
    const search = new URL(request.url ?? "", "http://x").searchParams;
    const [page, limit] = [Number(search.get("page") ?? 1), Number(search.get("limit") ?? 20)];
    const some = logs
      .slice((page - 1) * limit, page * limit)
      .map((log) => ({ ...log, event_type: "order.completed" }));
    const totalPages = Math.ceil(logs.length / limit);
    response.statusCode = status;
    response.setHeader("content-type", "application/json");
    const pagination = { page, limit, total: logs.length, totalPages };
    response.end(JSON.stringify({ success: true, data: { logs: some, pagination } }));
  });
  server = app;
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const address = app.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

const log = (index: number, orderId: string, at: Date): Log => ({
  id: `dlv_${index}`,
  event_id: `evt_order_completed_${orderId}`,
  created_at: at.toISOString(),
});

describe("what the provider says it sent", () => {
  it("is held against the inbox by local day, each event once, and names what is not here", async () => {
    const scope = await aMerchant();
    const logs = [
      log(1, "ord_lost", ago(60)),
      log(2, "ord_here", ago(90)),
      log(3, "ord_here", ago(91)),
      log(4, "ord_yesterday", ago(20 * 60)),
      log(5, "ord_long_ago", ago(10 * 24 * 60)),
    ];
    const connection = await aConnection(scope, { baseUrl: await startLog(logs) });
    for (const orderId of ["ord_here", "ord_yesterday"])
      await receiveAndFile(connection.id, orderEvent("order.completed", orderId), fixedClock(ago(90)));
    expect(await compareSent(scope, connection.id, fixedClock(NOW))).toEqual({ problem: null });
    const { rows, askable } = await listProof(scope, proofFiltersSchema.parse({}), fixedClock(NOW));
    expect(rows[0]?.sent).toMatchObject({
      ...{ sent: 2, arrived: 1, complete: true },
      missing: ["evt_order_completed_ord_lost"],
    });
    expect(askable).toMatchObject([
      {
        connection: { id: connection.id },
        days: [
          { day: "2026-11-20", sent: 2 },
          { day: "2026-11-19", sent: 1, arrived: 1, missing: [] },
          { day: "2026-11-18", sent: 0 },
        ],
      },
    ]);
    await receiveAndFile(connection.id, orderEvent("order.completed", "ord_lost"), fixedClock(NOW));
    await compareSent(scope, connection.id, fixedClock(NOW));
    const again = await listProof(scope, proofFiltersSchema.parse({}), fixedClock(NOW));
    expect(again.rows[0]?.sent).toMatchObject({ sent: 2, arrived: 2, missing: [] });
  });

  it("is unknown while the provider can't be asked, and says why", async () => {
    const scope = await aMerchant();
    const connection = await aConnection(scope, { baseUrl: await startLog([], 503) });
    const { problem } = await compareSent(scope, connection.id, fixedClock(NOW));
    expect(problem?.code).toBe("unavailable");
    const { rows } = await listProof(scope, proofFiltersSchema.parse({}), fixedClock(NOW));
    expect(rows[0]?.sent).toBeNull();
  });
});
