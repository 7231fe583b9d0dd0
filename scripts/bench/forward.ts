import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { disconnectDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/start-embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { closePool, pool } from "#lib/db/pool.ts";
import { unit } from "#lib/db/unit.ts";
import { startDeliveryLoop } from "#lib/deliveries/delivery-loop.ts";
import { writeBody } from "#lib/deliveries/draft-events.ts";
import { insertDeliveries, insertEvents } from "#lib/deliveries/event-repository.ts";
import { anEndpoint } from "#lib/deliveries/testing/delivery-world.ts";
import { startReceiver } from "#lib/deliveries/testing/receiver.ts";
import { overrideEnv } from "#lib/env.ts";
import { aMerchant } from "#lib/testing/merchant-fixture.ts";

/**
 * `npm run bench -- forward`: how fast a prompt endpoint is told while three others hang for 15 s at every try, as a part
 * of how fast it is told alone, alternating in one run. 1: they do not delay it at all.
 */
const ROUNDS = 5;
const EVENTS = 200;
const HANGING = 3;

const folder = mkdtempSync(join(tmpdir(), "paydeck-bench-"));
chmodSync(folder, 0o711);
const database = await startEmbedded(folder, { throwAway: true });
const prompt = await startReceiver();
const hanging = await startReceiver(() => new Promise(() => undefined));
try {
  await migrate(database.url);
  overrideEnv({
    DATABASE_URL: database.url,
    PAYDECK_KEYS: `bench:${Buffer.alloc(32, 1).toString("base64")}`,
    LOG_LEVEL: "error",
  });
  const scope = await aMerchant();
  const most = { concurrency: 20, ratePerSecond: 200 };
  const { endpointId } = await anEndpoint(scope, prompt.url, most);
  const dead: string[] = [];
  for (let index = 0; index < HANGING; index += 1)
    dead.push((await anEndpoint(scope, `${hanging.url}/${index}`, most)).endpointId);

  const queue = async (endpoint: string, count: number): Promise<void> => {
    const at = new Date();
    const drafts = Array.from({ length: count }, () => {
      const { id, body } = writeBody(scope, { type: "endpoint.test", data: {}, at });
      return { id, type: "endpoint.test", source: id, transactionId: null, body, occurredAt: at } as const;
    });
    await unit(async (tx) => {
      const events = await insertEvents(tx, scope, drafts, { createdAt: at });
      const wanted = events.map((event) => ({ endpointId: endpoint, event }));
      await insertDeliveries(tx, scope, wanted, { trigger: "event", createdAt: at });
    });
  };
  const round = async (beside: boolean): Promise<number> => {
    // Nothing is left of the round before, and the dead ones hang at full concurrency again.
    await pool().query("UPDATE deliveries SET status = 'canceled', due_at = NULL, lease_until = NULL");
    await pool().query(
      "UPDATE endpoints SET consecutive_failures = 0, failing_since = NULL, resume_at = NULL, slot_at = now()",
    );
    if (beside) for (const one of dead) await queue(one, 200);
    const loop = startDeliveryLoop();
    while (beside && hanging.open.now < HANGING * most.concurrency) await sleep(5);
    const before = prompt.received.length;
    await queue(endpointId, EVENTS);
    const started = performance.now();
    while (prompt.received.length < before + EVENTS) await sleep(1);
    const rate = EVENTS / ((performance.now() - started) / 1000);
    await loop.stop();
    return rate;
  };

  await round(false);
  const alone: number[] = [];
  const beside: number[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    alone.push(await round(false));
    beside.push(await round(true));
  }
  const ratio = Number((median(beside) / median(alone)).toFixed(3));
  const figures = { rps: Math.round(median(beside)), aloneRps: Math.round(median(alone)) };
  console.log(JSON.stringify({ bench: "forward", ...figures, ratio, hanging: HANGING * most.concurrency }));
} finally {
  await Promise.all([prompt.stop(), hanging.stop()]);
  await closePool();
  await disconnectDb();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
