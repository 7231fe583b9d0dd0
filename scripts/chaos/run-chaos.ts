import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#lib/db/migrate.ts";
import { overrideEnv } from "#lib/env.ts";
import { say, step } from "../steps/say.ts";
import type { Ending } from "./ending.ts";
import { type Killer, makeKiller } from "./killer.ts";
import type { ChaosOptions } from "./options.ts";
import { makePlan, type Plan } from "./plan.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { run } from "./run.ts";
import { contradictions, differences } from "./states.ts";

export interface ChaosReport {
  readonly ok: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** From so many kills on, every boundary must have been hit. */
const FULL_RUN = 500;
const SHOWN = 10;

/** Runs one plan twice, first in peace and then with kills, and compares how the two ended. */
export async function runChaos(options: ChaosOptions, folder: string): Promise<ChaosReport> {
  const started = Date.now();
  const { seed, kills: target } = options;
  const plan = makePlan(seed, target);
  say(`Seed ${seed}: ${plan.stories.length} stories, ${plan.deliveries.length} deliveries`);
  overrideEnv({
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    PAYDECK_KEYS: `chaos:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "error",
  });
  const postgres = await step("PostgreSQL", () => startPostgres(join(folder, "postgres")));
  try {
    await step("Migrations", () => migrate(postgres.url));
    const calmUrl = await copyDatabase(postgres.url, "calm");
    const common = { seed, plan, folder, target, webs: options.web, workers: options.workers };
    const calm = await step(
      "Calm run",
      () => run({ ...common, databaseUrl: calmUrl, killer: null }),
      summary,
    );
    const killer = makeKiller({ seed, target, postgres });
    const chaos = await step(
      "Run with kills",
      () =>
        run({ ...common, databaseUrl: postgres.url, killer, webs: options.web, workers: options.workers }),
      summary,
    );
    return report({ options, plan, calm, chaos, killer, postgres, seconds: (Date.now() - started) / 1000 });
  } finally {
    await postgres.stop();
  }
}

interface Outcome {
  readonly options: ChaosOptions;
  readonly plan: Plan;
  readonly calm: Ending;
  readonly chaos: Ending;
  readonly killer: Killer;
  readonly postgres: Postgres;
  readonly seconds: number;
}

function report({ options, plan, calm, chaos, killer, seconds }: Outcome): ChaosReport {
  const { counts } = chaos;
  const different = differences(calm.states, chaos.states);
  const untrue = [...contradictions(plan, calm.states), ...contradictions(plan, chaos.states)];
  const unaccounted = chaos.sent - (counts.applied + counts.duplicate + counts.ignored + counts.rejected);
  const missed = Object.entries(killer.tally.boundaries).flatMap(([name, hits]) =>
    hits === 0 ? [name] : [],
  );
  const isFull = options.kills >= FULL_RUN;
  show("lost", chaos.lost);
  show("doubled", chaos.doubled);
  show("different", different);
  show("wrong", untrue);
  show("wrong in the calm run", [...calm.lost, ...calm.doubled]);
  if (missed.length > 0) say(`Boundaries without a kill: ${missed.join(", ")}`);
  const problems = [
    chaos.lost,
    chaos.doubled,
    different,
    untrue,
    calm.lost,
    calm.doubled,
    isFull ? missed : [],
  ];
  return {
    ok: unaccounted === 0 && problems.every((lines) => lines.length === 0),
    figures: {
      kills: killer.kills(),
      seed: options.seed,
      sent: chaos.sent,
      ...counts,
      lost: chaos.lost.length,
      doubled: chaos.doubled.length,
      differences: different.length,
      wrong: untrue.length,
      unaccounted,
      events: plan.stories.flatMap(({ events }) => events).length,
      transactions: plan.stories.filter(({ ends }) => ends !== null).length,
      seconds: Math.round(seconds),
      killsBy: killer.tally.by,
      boundaries: killer.tally.boundaries,
      fallen: killer.tally.fallen,
    },
  };
}

function show(what: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  say(`${lines.length} ${what}:`);
  for (const line of lines.slice(0, SHOWN)) say(`  ${line}`);
}

function summary({ sent, counts }: Ending): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  return `${sent} requests: ${parts.join(", ")}`;
}

/** A second, empty database in the same server. */
async function copyDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(url, "postgres") });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(url).pathname.slice(1)}`);
  } finally {
    await client.end();
  }
  return urlOf(url, name);
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
