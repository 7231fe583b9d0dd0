import { parseArgs } from "node:util";
import { disconnectDb } from "#lib/db/client.ts";
import { closePool, pool } from "#lib/db/pool.ts";
import { statement } from "#lib/db/statement.ts";
import { env } from "#lib/env.ts";
import { buildWeb } from "../steps/build-web.ts";
import { ask } from "./lookup/ask.ts";
import { timeFirstRow } from "./lookup/browser.ts";
import type { Case } from "./lookup/cases.ts";
import { type Cookie, signInOwner } from "./lookup/member.ts";
import { findSequentialScans } from "./lookup/scans.ts";
import { fill, makeWorld, type World } from "./lookup/seed.ts";
import { openSide, residentOf, type Side, withClient } from "./lookup/side.ts";
import { copyDatabase } from "./support/copy-database.ts";
import { median, onStage, rounded } from "./support/ingest-stage.ts";

/**
 * `npm run bench -- lookup`: a hundred thousand and a million transactions, looked at through the dashboard's own HTTP
 * readers by a signed-in member, by turns with a bare node:http + pg server that answers the same page. Each size has a
 * database and servers of its own, and all take turns: what a slow minute costs, it costs all of them.
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
await onStage(async (stage) => {
  const { history, cookie, seedSeconds } = await seed();
  const sides: Side[] = [];
  const { world, slug, copies } = history;
  for (const one of copies) sides.push(await openSide(stage, { ...one, slug }, world));
  try {
    const seen = await measureAll(sides, { cookie: `${cookie.name}=${cookie.value}`, world });
    await report(sides, seen, { world, slug, cookie, seedSeconds });
  } finally {
    for (const { client } of sides) await client.end();
  }
});

/** Fills the stage's database to each size in turn and keeps a copy of all but the last. */
async function seed() {
  const most = Math.max(...SIZES);
  const copies: { readonly rows: number; readonly url: string }[] = [];
  const started = performance.now();
  const world = await withClient(env().DATABASE_URL, makeWorld);
  const cookie = await signInOwner(world);
  const slug = await slugOf(world);
  let before = 0;
  for (const upTo of SIZES) {
    await withClient(env().DATABASE_URL, (client) => fill(client, world, { before, upTo, most }));
    before = upTo;
    console.log(`${upTo} transactions after ${secondsSince(started)} s`);
    if (upTo === most) copies.push({ rows: upTo, url: env().DATABASE_URL });
    else {
      await closePool();
      await disconnectDb();
      copies.push({ rows: upTo, url: await copyDatabase(env().DATABASE_URL, `bench_${upTo}`) });
    }
  }
  return { history: { world, slug, copies }, cookie, seedSeconds: secondsSince(started) };
}

/** By each size, smallest first, the figures of each question. */
async function measureAll(
  sides: readonly Side[],
  as: { readonly cookie: string; readonly world: World },
): Promise<ReadonlyMap<string, Figures>[]> {
  const seen = sides.map(() => new Map<string, Figures>());
  for (const { name } of sides[0]?.cases ?? []) {
    const figures = await measure(name, sides, as);
    for (const [place, one] of figures.entries()) seen[place]?.set(name, one);
    const last = figures.at(-1);
    const against = last?.ratio == null ? "" : `${last.ratio} × bare`;
    const all = figures.map(({ p50 }) => p50).join(" → ");
    console.log(`${name.padEnd(34)} p50 ${all} ms  p95 ${last?.p95} ms  ${against}`);
  }
  return seen;
}

async function report(
  sides: readonly Side[],
  seen: readonly ReadonlyMap<string, Figures>[],
  on: { readonly world: World; readonly slug: string; readonly cookie: Cookie; readonly seedSeconds: number },
): Promise<void> {
  const large = sides.at(-1);
  if (large === undefined) throw new Error("there is a largest size");
  const kinds = new Map(large.cases.map(({ name, kind }) => [name, kind]));
  const named = [...(seen.at(-1) ?? [])].map(([name, figures]) => ({
    name,
    kind: kinds.get(name),
    ...figures,
  }));
  const growths = named.map(({ name, p50 }) => {
    return { name, growth: rounded(p50 / (seen[0]?.get(name)?.p50 ?? p50)) };
  });
  const ratios = named.filter(({ kind }) => kind === "list" || kind === "filter");
  const exact = named.filter(({ kind }) => kind === "exact");
  const worst = <One>(items: readonly One[], of: (item: One) => number): number =>
    rounded(Math.max(0, ...items.map(of)));
  const scans = await findSequentialScans(on.world.scope, large.cases);
  const rssMb = Math.round(residentOf(large.web.pid() ?? 0) / 1024);
  const pages = { ours: `${large.origin}/${on.slug}/transactions`, plain: `${large.bare}table` };
  const browser = await timeFirstRow(pages, on.cookie, Number(values.visits));
  for (const { name, growth } of growths.filter((one) => one.growth > 1.5))
    console.log(`grows: ${name} ${growth}`);
  console.log(
    JSON.stringify({
      bench: "lookup",
      rows: SIZES.at(-1),
      growth: worst(growths, (one) => one.growth),
      ratio: worst(ratios, (one) => one.ratio ?? 0),
      searchP50: worst(exact, (one) => one.p50),
      p50: Object.fromEntries(named.map(({ name, p50 }) => [name, p50])),
      p95: Object.fromEntries(named.map(({ name, p95 }) => [name, p95])),
      sequentialScans: scans,
      rssMb,
      browser,
      seedSeconds: on.seedSeconds,
    }),
  );
}

/** One question at every size and at the bare servers, turn by turn. */
async function measure(
  name: string,
  sides: readonly Side[],
  as: { readonly cookie: string; readonly world: World },
): Promise<Figures[]> {
  const askers = sides.map((side) => {
    const one = side.cases.find((known) => known.name === name);
    if (one === undefined) throw new Error(`no question ${name} at ${side.rows} rows`);
    return {
      side,
      one,
      body: bareBody(one, as.world),
      times: { ours: [] as number[], bare: [] as number[] },
    };
  });
  for (let round = -WARM; round < ROUNDS; round += 1) {
    // Whoever goes first finds the machine as the last question has left it: they take turns at that too.
    for (const { side, one, body, times } of round % 2 === 0 ? askers : askers.toReversed()) {
      const ours = await ask(side.readers + one.path, { cookie: as.cookie });
      const other = body === null ? null : await ask(side.bare, { body });
      if (round === 0 && other !== null) assertSame(one.path, ours.body, other.body);
      if (round < 0) continue;
      times.ours.push(ours.ms);
      if (other !== null) times.bare.push(other.ms);
    }
  }
  return askers.map(({ times }) => {
    const p50 = percentile(times.ours, 0.5);
    return {
      p50: rounded(p50),
      p95: rounded(percentile(times.ours, 0.95)),
      ratio: times.bare.length === 0 ? null : rounded(p50 / percentile(times.bare, 0.5)),
    };
  });
}

function bareBody({ bare, kind }: Case, { scope: { merchantId, mode } }: World): string | null {
  if (bare === null) return null;
  const limit = kind === "one" ? 1 : 51;
  return JSON.stringify({
    ...statement(bareText(bare.where, limit)),
    values: [merchantId, mode, ...bare.values],
  });
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

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}
