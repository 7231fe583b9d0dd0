import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { disconnectDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closePool, pool } from "#lib/db/pool.ts";
import { overrideEnv } from "#lib/env.ts";
import { aConnection, aMerchant } from "#lib/testing/merchant-fixture.ts";
import { type Service, type ServiceOptions, startService } from "../../steps/service.ts";
import type { LoadPlan, LoadResult } from "./load.ts";

const resultSchema = z.object({
  rps: z.number(),
  p50: z.number(),
  p99: z.number(),
  statuses: z.record(z.string(), z.number()),
  acknowledged: z.array(z.string()),
});

export interface Load {
  send(plan: LoadPlan): Promise<LoadResult>;
  /** Ends a load without a number. */
  stop(): void;
}

export interface Stage {
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  /** Addresses of connections, each of a merchant of its own. */
  address(): Promise<{ readonly id: string; readonly path: string }>;
  start(service: ServiceOptions): Promise<Service>;
  load(): Promise<Load>;
}

/** A database that syncs to disk, and whatever is started on it, for the length of `work`. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "paydeck-bench-"));
  chmodSync(folder, 0o711);
  const database = await startEmbedded(folder, { throwAway: false });
  const services: Service[] = [];
  const loads: ChildProcess[] = [];
  const settings = {
    DATABASE_URL: database.url,
    PAYDECK_KEYS: `bench:${Buffer.alloc(32, 1).toString("base64")}`,
    PAYDECK_URL: "http://127.0.0.1",
    NEXTAUTH_SECRET: "a-secret-that-only-the-bench-knows-0123",
    LOG_LEVEL: "error",
  } as const;
  try {
    await migrate(database.url);
    overrideEnv(settings);
    await work({
      folder,
      env: { ...process.env, ...settings, NODE_ENV: "production", TZ: "UTC" },
      async address() {
        const { id } = await aConnection(await aMerchant());
        return { id, path: `/api/webhooks/${id}` };
      },
      async start(service) {
        const started = await startService(service);
        services.push(started);
        return started;
      },
      async load() {
        const child = fork(new URL("./load.ts", import.meta.url), {
          execArgv: ["--disable-warning=ExperimentalWarning"],
        });
        loads.push(child);
        await once(child, "message");
        return {
          async send(plan) {
            child.send(plan);
            const [result] = await once(child, "message");
            return resultSchema.parse(result);
          },
          stop: () => child.send("stop"),
        };
      },
    });
  } finally {
    for (const child of loads) child.kill();
    for (const service of services.toReversed()) await service.stop();
    await closePool();
    await disconnectDb();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws unless each of these events has come in exactly once. */
export async function assertStoredOnce(connectionId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await pool().query<{ rows: number; distinct: number }>(
    `SELECT count(*)::int AS rows, count(DISTINCT external_event_id)::int AS distinct
     FROM webhook_arrivals CROSS JOIN LATERAL unnest(external_event_ids) AS external_event_id
     WHERE connection_id = $1 AND external_event_id = ANY($2)`,
    [connectionId, ids],
  );
  const found = rows[0];
  if (found?.rows !== ids.length || found.distinct !== ids.length)
    throw new Error(`${ids.length} acknowledged, ${found?.distinct} stored in ${found?.rows} rows`);
}

/** Counts events that have an outcome, until all have one or nothing moves for `patienceMs`. */
export async function countProcessed(total: number, patienceMs = 30_000): Promise<number> {
  let processed = 0;
  let movedAt = Date.now();
  while (processed < total && Date.now() - movedAt < patienceMs) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const { rows } = await pool().query<{ count: number }>(
      "SELECT count(*)::int AS count FROM webhook_events WHERE status IN ('processed', 'ignored')",
    );
    const count = rows[0]?.count ?? 0;
    if (count !== processed) movedAt = Date.now();
    processed = count;
  }
  return processed;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export function rounded(value: number): number {
  return Number(value.toFixed(3));
}
