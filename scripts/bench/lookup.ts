import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { pool } from "#lib/db/pool.ts";
import { statement } from "#lib/db/statement.ts";
import { env } from "#lib/env.ts";
import { buildWeb } from "../steps/build-web.ts";
import { webService } from "../steps/services.ts";
import { ask } from "./lookup/ask.ts";
import { timeFirstRow } from "./lookup/browser.ts";
import { type Case, casesOf } from "./lookup/cases.ts";
import { signInOwner } from "./lookup/member.ts";
import { findSequentialScans } from "./lookup/scans.ts";
import { fill, makeWorld, type World } from "./lookup/seed.ts";
import { median, onStage, rounded } from "./support/ingest-stage.ts";

/**
 * `npm run bench -- lookup`: a hundred thousand and then a million transactions, looked at through the dashboard's own
 * HTTP readers by a signed-in member, by turns with a bare node:http + pg server that answers the same page.
 *
 * `ratio`: the worst median of list and filters against the bare one at the most rows. `growth`: the worst median there
 * against the same question's at the fewest. `searchP50`: the slowest search for a whole id.
 */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "100000,1000000" },
    rounds: { type: "string", default: "40" },
    visits: { type: "string", default: "5" },
  },
});
const SIZES = values.rows.split(",").map(Number);
const ROUNDS = Number(values.rounds);
const WARM = 5;

interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly ratio: number | null;
}

console.log((await buildWeb()) ? "Built the dashboard" : "The dashboard is built");
await onStage(async ({ env: settings, folder, start }) => {
  const ports = { web: await freePort(), bare: await freePort() };
  const web = await start({
    ...webService({ ...settings, PORT: String(ports.web) }, folder, ports.web, "production"),
    readyUrl: `http://127.0.0.1:${ports.web}/api/health`,
  });
  await start({
    name: "bare server",
    args: [
      "--disable-warning=ExperimentalWarning",
      "scripts/bench/lookup/bare.ts",
      env().DATABASE_URL,
      String(ports.bare),
    ],
    env: settings,
    logFile: join(folder, "bare.log"),
    restart: false,
  });
  const client = new pg.Client({ connectionString: env().DATABASE_URL, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    const world = await makeWorld(client);
    const cookie = await signInOwner(world);
    const slug = await slugOf(world);
    const most = Math.max(...SIZES);
    const seen = new Map<number, ReadonlyMap<string, Figures>>();
    const kinds = new Map<string, Case["kind"]>();
    let seedSeconds = 0;
    let before = 0;
    for (const upTo of SIZES) {
      const started = performance.now();
      await fill(client, world, { before, upTo, most });
      const seconds = (performance.now() - started) / 1000;
      seedSeconds += seconds;
      before = upTo;
      console.log(`${upTo} transactions after ${seconds.toFixed(0)} s`);
      const cases = await casesOf(client, world);
      for (const { name, kind } of cases) kinds.set(name, kind);
      const readers = `http://127.0.0.1:${ports.web}/api/merchants/${slug}`;
      const figures = new Map<string, Figures>();
      for (const one of cases) {
        const result = await measure(one, {
          readers,
          cookie: `${cookie.name}=${cookie.value}`,
          bare: `http://127.0.0.1:${ports.bare}/`,
          world,
        });
        figures.set(one.name, result);
        const against = result.ratio === null ? "" : `${result.ratio} × bare`;
        console.log(`${one.name.padEnd(34)} p50 ${result.p50} ms  p95 ${result.p95} ms  ${against}`);
      }
      seen.set(upTo, figures);
    }
    const first = seen.get(SIZES[0] ?? 0) ?? new Map<string, Figures>();
    const last = seen.get(SIZES.at(-1) ?? 0) ?? new Map<string, Figures>();
    const named = [...last].map(([name, figures]) => ({ name, kind: kinds.get(name), ...figures }));
    const growths = named.map(({ name, p50 }) => ({
      name,
      growth: rounded(p50 / (first.get(name)?.p50 ?? p50)),
    }));
    const ratios = named.filter(({ kind }) => kind === "list" || kind === "filter");
    const worst = <One>(items: readonly One[], of: (item: One) => number): number =>
      rounded(Math.max(0, ...items.map(of)));
    const scans = await findSequentialScans(world.scope, await casesOf(client, world));
    const rssMb = Math.round(residentOf(web.pid() ?? 0) / 1024);
    const browser = await timeFirstRow(
      {
        ours: `http://127.0.0.1:${ports.web}/${slug}/transactions`,
        plain: `http://127.0.0.1:${ports.bare}/table`,
      },
      cookie,
      Number(values.visits),
    );
    for (const { name, growth } of growths.filter((one) => one.growth > 1.5))
      console.log(`grows: ${name} ${growth}`);
    console.log(
      JSON.stringify({
        bench: "lookup",
        rows: SIZES.at(-1),
        growth: worst(growths, (one) => one.growth),
        ratio: worst(ratios, (one) => one.ratio ?? 0),
        searchP50: worst(
          named.filter(({ kind }) => kind === "exact"),
          (one) => one.p50,
        ),
        p50: Object.fromEntries(named.map(({ name, p50 }) => [name, p50])),
        p95: Object.fromEntries(named.map(({ name, p95 }) => [name, p95])),
        sequentialScans: scans,
        rssMb,
        browser,
        seedSeconds: Math.round(seedSeconds),
      }),
    );
  } finally {
    await client.end();
  }
});

async function measure(
  { path, bare, kind }: Case,
  on: { readonly readers: string; readonly bare: string; readonly cookie: string; readonly world: World },
): Promise<Figures> {
  const { merchantId, mode } = on.world.scope;
  const limit = kind === "one" ? 1 : 51;
  const body =
    bare === null
      ? null
      : JSON.stringify({
          ...statement(bareText(bare.where, limit)),
          values: [merchantId, mode, ...bare.values],
        });
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = -WARM; round < ROUNDS; round += 1) {
    const ours = await ask(on.readers + path, { cookie: on.cookie });
    const other = body === null ? null : await ask(on.bare, { body });
    if (round === 0 && other !== null) assertSame(path, ours.body, other.body);
    if (round < 0) continue;
    times.ours.push(ours.ms);
    if (other !== null) times.bare.push(other.ms);
  }
  const p50 = percentile(times.ours, 0.5);
  return {
    p50: rounded(p50),
    p95: rounded(percentile(times.ours, 0.95)),
    ratio: times.bare.length === 0 ? null : rounded(p50 / percentile(times.bare, 0.5)),
  };
}

function bareText(where: string, limit: number): string {
  return `SELECT page.*, customer.name FROM (
      SELECT id, connection_id, status, reason, kind, amount, currency, received, reference, external_id, invoice_number,
        method_label, created_at, customer_id
      FROM transactions WHERE merchant_id = $1 AND mode = $2 AND ${where}
      ORDER BY created_at ${where.includes(") >") ? "ASC" : "DESC"}, id ${where.includes(") >") ? "ASC" : "DESC"} LIMIT ${limit}) AS page
    LEFT JOIN customers AS customer ON customer.merchant_id = $1 AND customer.id = page.customer_id`;
}

/** A quick answer that is another page is no answer. */
function assertSame(path: string, ours: string, bare: string): void {
  const idsIn = (text: string) => new Set(text.match(/"id":"txn_[0-9A-Z]{26}"/g));
  const missing = [...idsIn(ours)].filter((id) => !idsIn(bare).has(id));
  const fewer = idsIn(bare).size > 0 && idsIn(ours).size === 0;
  if (missing.length > 0 || fewer) throw new Error(`${path}: not the page that the bare server answers`);
}

/** Kilobytes in memory of a process and of all that it has started. */
function residentOf(pid: number): number {
  const group = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [
          readFileSync(`/proc/${name}/stat`, "utf8"),
          readFileSync(`/proc/${name}/status`, "utf8"),
        ] as const;
      } catch {
        return [];
      }
    });
  let total = 0;
  for (let place = 0; place < group.length; place += 2) {
    const [stat = "", status = ""] = group.slice(place, place + 2);
    const processGroup = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
    if (processGroup === pid) total += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return total;
}

async function slugOf({ scope }: World): Promise<string> {
  const { rows } = await pool().query<{ slug: string }>("SELECT slug FROM merchants WHERE id = $1", [
    scope.merchantId,
  ]);
  return rows[0]?.slug ?? "";
}

function percentile(times: readonly number[], part: number): number {
  if (part === 0.5) return median(times);
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
}
