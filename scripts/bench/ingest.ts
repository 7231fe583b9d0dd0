import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { pool } from "#lib/db/pool.ts";
import { WEBHOOK_SECRET } from "#lib/testing/merchant-fixture.ts";
import { buildWeb } from "../steps/build-web.ts";
import { doorService, webService, workerService } from "../steps/services.ts";
import { assertStoredOnce, countProcessed, median, onStage, rounded } from "./support/ingest-stage.ts";
import type { LoadResult } from "./support/load.ts";

/**
 * `npm run bench -- ingest`: how much of what a door could do at all is left when it takes webhooks in durably. Signed
 * events of some 500 bytes over 16 and 64 connections, a production build, a PostgreSQL that syncs to disk; every figure
 * alternates with its baseline, and the worst of the medians counts.
 *
 * `ratio`: the route of the dashboard against an empty handler at the same address, the one that answers 405 to a GET:
 * Next takes a third longer to find an address with a variable part than a fixed one, whatever its handler does.
 * `fixedRatio`: the same against an empty route at a fixed address. `limitRatio`: the lean door against a bare
 * node:http + pg listener that inserts in batches and verifies nothing. Afterwards a worker is started, and every
 * acknowledged event must be there once and be processed.
 */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, events: { type: "string", default: "3000" } },
});
const ROUNDS = Number(values.rounds);
const EVENTS = Number(values.events);
/** The dashboard's own server is some ten times slower, with any route. */
const EVENTS_BEHIND_NEXT = Math.ceil(EVENTS / 6);

console.log((await buildWeb()) ? "Built the dashboard" : "The dashboard is built");
await onStage(async ({ env, folder, address, start, load: startLoad }) => {
  const { id, path } = await address();
  const ports = { web: await freePort(), door: await freePort() };
  const barePort = await freePort();
  await start({
    ...webService(env, folder, ports.web, "production"),
    readyUrl: `http://127.0.0.1:${ports.web}/api/health`,
  });
  await start(doorService({ ...env, HOST: "127.0.0.1" }, folder, ports, "production"));
  const bare = ["--disable-warning=ExperimentalWarning", "scripts/bench/support/bare.ts"];
  await start({
    name: "bare listener",
    args: [...bare, env.DATABASE_URL ?? "", String(barePort)],
    env,
    logFile: join(folder, "bare.log"),
    restart: false,
  });
  const load = await startLoad();
  const acknowledged: string[] = [];

  const take = async (port: number, connections: number, requests: number): Promise<LoadResult> => {
    const result = await load.send({ port, path, connections, requests, secret: WEBHOOK_SECRET });
    if (result.acknowledged.length !== requests)
      throw new Error(`answers: ${JSON.stringify(result.statuses)}`);
    acknowledged.push(...result.acknowledged);
    return result;
  };
  const lean = (connections: number) => take(ports.door, connections, EVENTS);
  const next = (connections: number) => take(ports.web, connections, EVENTS_BEHIND_NEXT);
  const limit = (connections: number) =>
    load.send({ port: barePort, path: "/", connections, requests: EVENTS, secret: WEBHOOK_SECRET });
  const get = (path: string, status: number) => async (connections: number) => {
    const requests = EVENTS_BEHIND_NEXT;
    const result = await load.send({ port: ports.web, path, connections, requests, secret: null });
    if (result.statuses[status] !== requests) throw new Error(`answers: ${JSON.stringify(result.statuses)}`);
    return result;
  };

  const doors: (Pick<LoadResult, "rps" | "p50" | "p99"> & {
    readonly door: string;
    readonly ratio: number;
  })[] = [];
  for (const connections of [16, 64]) {
    for (const [door, ours, baseline] of [
      ["lean", lean, limit],
      ["next", next, get(path, 405)],
      ["next, fixed", next, get("/api/health", 200)],
    ] as const) {
      await ours(connections);
      await baseline(connections);
      const pairs: (readonly [LoadResult, LoadResult])[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Whoever goes second finds the machine as the first has left it: they take turns at that too.
        if (round % 2 === 0) pairs.push([await ours(connections), await baseline(connections)]);
        else {
          const base = await baseline(connections);
          pairs.push([await ours(connections), base]);
        }
      }
      const figure = (pick: (pair: readonly [LoadResult, LoadResult]) => number) =>
        rounded(median(pairs.map(pick)));
      const figures = {
        door,
        connections,
        rps: figure(([mine]) => mine.rps),
        p50: figure(([mine]) => mine.p50),
        p99: figure(([mine]) => mine.p99),
        baseRps: figure(([, base]) => base.rps),
        baseP99: figure(([, base]) => base.p99),
        ratio: figure(([mine, base]) => mine.rps / base.rps),
      };
      console.log(JSON.stringify(figures));
      doors.push(figures);
    }
  }

  await assertStoredOnce(id, acknowledged);
  await start(workerService(env, folder, false));
  const processed = await countProcessed(acknowledged.length);
  // Filed means in the inbox, with its place in every list: nothing more than what was acknowledged, and all of it.
  const { rows } = await pool().query<{ count: number; ids: number }>(
    "SELECT count(*)::int AS count, count(DISTINCT external_event_id)::int AS ids FROM webhook_events",
  );
  if (rows[0]?.count !== acknowledged.length || rows[0].ids !== acknowledged.length)
    throw new Error(`${rows[0]?.count} rows of ${rows[0]?.ids} events for ${acknowledged.length}`);

  const ratioOf = (name: string) =>
    Math.min(...doors.filter(({ door }) => door === name).map(({ ratio }) => ratio));
  const [{ rps, p50, p99 } = { rps: 0, p50: 0, p99: 0 }] = doors
    .filter(({ door }) => door === "lean")
    .toReversed();
  const ratios = { ratio: ratioOf("next"), fixedRatio: ratioOf("next, fixed"), limitRatio: ratioOf("lean") };
  const counts = { acknowledged: acknowledged.length, stored: rows[0]?.count, processed };
  console.log(JSON.stringify({ bench: "ingest", rps, p50, p99, ...ratios, ...counts }));
  if (processed !== acknowledged.length) throw new Error("some acknowledged events were not processed");
});
