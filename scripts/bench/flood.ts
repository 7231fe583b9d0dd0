import { parseArgs } from "node:util";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { WEBHOOK_SECRET } from "#lib/testing/merchant-fixture.ts";
import { doorService } from "../steps/services.ts";
import { assertStoredOnce, median, onStage, rounded } from "./support/ingest-stage.ts";
import type { LoadResult } from "./support/load.ts";

/**
 * `npm run bench -- flood`: whether a flood of forged requests on one connection slows the good events of another.
 * Rounds with and without the flood alternate; `ratio` is what is left of the throughput, `p99Ratio` what became of the
 * slowest answers.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    events: { type: "string", default: "4000" },
    flooders: { type: "string", default: "64" },
  },
});
const CONNECTIONS = 16;

await onStage(async ({ env, folder, address, start, load }) => {
  const [good, flooded] = [await address(), await address()];
  const ports = { door: await freePort(), web: await freePort() };
  await start(doorService({ ...env, HOST: "127.0.0.1" }, folder, ports, "production"));
  const [events, flood] = [await load(), await load()];
  const sent = { port: ports.door, path: good.path, connections: CONNECTIONS, secret: WEBHOOK_SECRET };
  const forged = {
    port: ports.door,
    path: flooded.path,
    connections: Number(values.flooders),
    secret: "whsec_forged",
  };
  const acknowledged: string[] = [];
  const take = async (): Promise<LoadResult> => {
    const result = await events.send({ ...sent, requests: Number(values.events) });
    acknowledged.push(...result.acknowledged);
    return result;
  };

  await take();
  const rounds: { readonly calm: LoadResult; readonly beset: LoadResult; readonly refused: LoadResult }[] =
    [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const calm = await take();
    const flooding = flood.send({ ...forged, requests: null });
    const beset = await take();
    flood.stop();
    const refused = await flooding;
    if (Object.keys(refused.statuses).join() !== "401") throw new Error(JSON.stringify(refused.statuses));
    rounds.push({ calm, beset, refused });
  }
  await assertStoredOnce(good.id, acknowledged);

  const figure = (pick: (round: (typeof rounds)[number]) => number) => rounded(median(rounds.map(pick)));
  console.log(
    JSON.stringify({
      bench: "flood",
      rps: figure(({ beset }) => beset.rps),
      p99: figure(({ beset }) => beset.p99),
      calmRps: figure(({ calm }) => calm.rps),
      calmP99: figure(({ calm }) => calm.p99),
      refusedRps: figure(({ refused }) => refused.rps),
      ratio: figure(({ calm, beset }) => beset.rps / calm.rps),
      p99Ratio: figure(({ calm, beset }) => beset.p99 / calm.p99),
      acknowledged: acknowledged.length,
    }),
  );
});
