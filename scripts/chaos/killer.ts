import { setTimeout as sleep } from "node:timers/promises";
import { KILL_POINTS, type KillPoint } from "#lib/db/kill-point.ts";
import { POSTGRES_KILLS, type Postgres, type PostgresKill } from "./postgres.ts";
import { type Random, seeded } from "./random.ts";
import type { Sender } from "./sender.ts";
import type { Armed, Slot } from "./slot.ts";

/** Counts of what was killed, and how. */
export interface KillTally {
  readonly by: Record<"web" | "worker" | PostgresKill, number>;
  /** Kills exactly at a named boundary, of the process itself or of PostgreSQL while a process stood there. */
  readonly boundaries: Record<KillPoint, number>;
  /** Processes that ended by themselves, such as workers whose database went away. */
  readonly fallen: Record<string, number>;
}

export interface Killer {
  readonly tally: KillTally;
  kills(): number;
  arm(kind: "web" | "worker"): Armed | null;
  /** Whether a process should be started now; while PostgreSQL is away, mostly not: it would only fall again. */
  mayStart(): boolean;
  onPoint(armed: Armed, kind: "web" | "worker"): void;
  onHold(armed: Armed): void;
  onFall(kind: "web" | "worker", how: string): void;
  /** Kills until there have been `target` kills, or `isOver`. */
  run(slots: readonly Slot[], sender: Sender, isOver: () => boolean): Promise<void>;
}

/** Armed processes that have not come to their point by then are killed from outside. */
const PATIENCE_MS = 10_000;
/** So long at most, answers are waited for between two kills. */
const QUIET_MS = 4_000;
const LONGEST_PAUSE_MS = 500;
const ARMED = 0.6;
const AT_DATABASE = 0.15;
const MOST_PASSINGS = 8;
/** Few events fail: whoever waits for the second or third that does waits in vain. */
const RARE = /^failure/;
/** The last ones are PostgreSQL's: the other processes live on, and must find their way by themselves. */
const LAST_AT_POSTGRES = 3;

export function makeKiller(options: {
  readonly seed: number;
  readonly target: number;
  readonly postgres: Postgres;
}): Killer {
  const { target, postgres } = options;
  const random = seeded(options.seed, "kills");
  const tally: KillTally = {
    by: { web: 0, worker: 0, power: 0, postmaster: 0, backend: 0 },
    boundaries: zeros(Object.keys(KILL_POINTS).filter(isPoint)),
    fallen: {},
  };
  const kills = (): number => Object.values(tally.by).reduce((sum, count) => sum + count);
  const killPostgres = async (at?: KillPoint): Promise<void> => {
    const how = random.pick(POSTGRES_KILLS);
    if (postgres.isDown()) return;
    if (!(await postgres.kill(how, random))) return;
    tally.by[how] += 1;
    if (at !== undefined) tally.boundaries[at] += 1;
  };
  const failures: unknown[] = [];

  return {
    tally,
    kills,
    arm(kind) {
      if (kills() >= target - LAST_AT_POSTGRES || !random.chance(ARMED)) return null;
      const point = random.pick(leastHit(tally, kind));
      const victim = random.chance(AT_DATABASE) ? "database" : "process";
      return { point, passing: RARE.test(point) ? 1 : random.between(1, MOST_PASSINGS), victim };
    },
    mayStart: () => !postgres.isDown() || random.chance(0.02),
    onPoint({ point }, kind) {
      tally.by[kind] += 1;
      tally.boundaries[point] += 1;
    },
    onHold({ point }) {
      if (kills() < target) killPostgres(point).catch((thrown) => failures.push(thrown));
    },
    onFall(kind, how) {
      const name = `${kind}: ${how}`;
      tally.fallen[name] = (tally.fallen[name] ?? 0) + 1;
    },
    async run(slots, sender, isOver) {
      while (kills() < target && !isOver()) {
        await untilAlive(sender);
        await sleep(random.between(0, LONGEST_PAUSE_MS));
        if (failures.length > 0) throw failures[0];
        const isLast = kills() >= target - LAST_AT_POSTGRES;
        const victim = isLast ? "postgres" : random.pick(dueKinds(tally.by, kills()));
        if (victim === "postgres") await killPostgres();
        else killOne(random, slots, victim, tally);
      }
    },
  };
}

/** What has not had its share of the kills yet. Bringing PostgreSQL back takes longest, and all else waits for it. */
const SHARES = { web: 0.4, worker: 0.45, postgres: 0.15 } as const;

function dueKinds(by: KillTally["by"], kills: number): ("web" | "worker" | "postgres")[] {
  const postgres = by.power + by.postmaster + by.backend;
  const counts = { web: by.web, worker: by.worker, postgres };
  return (["web", "worker", "postgres"] as const).filter((kind) => counts[kind] <= SHARES[kind] * kills);
}

/** Where nothing is alive there is nothing to lose: between two kills something must have been answered. */
async function untilAlive(sender: Sender): Promise<void> {
  const before = sender.answered();
  const isAlive = (): boolean => sender.isIdle() || sender.answered() >= before + 2;
  for (const end = Date.now() + QUIET_MS; !isAlive() && Date.now() < end; ) await sleep(10);
}

function killOne(random: Random, slots: readonly Slot[], kind: "web" | "worker", tally: KillTally): void {
  const ready = slots.filter((slot) => slot.kind === kind && slot.isReady());
  if (ready.length === 0) return;
  const slot = random.pick(ready);
  // Mostly another one is left that goes on; now and then all are down.
  if (ready.length === 1 && !random.chance(0.2)) return;
  if (slot.armed() !== null && slot.age() < PATIENCE_MS) return;
  slot.kill();
  tally.by[kind] += 1;
}

/** The half of this kind's points that were hit least, so that none is left out. */
function leastHit(tally: KillTally, kind: "web" | "worker"): KillPoint[] {
  const own = Object.keys(KILL_POINTS)
    .filter(isPoint)
    .filter((point) => KILL_POINTS[point] === kind);
  const sorted = own.toSorted((a, b) => tally.boundaries[a] - tally.boundaries[b]);
  return sorted.slice(0, Math.ceil(sorted.length / 2));
}

function isPoint(name: string): name is KillPoint {
  return Object.hasOwn(KILL_POINTS, name);
}

function zeros<Name extends string>(names: readonly Name[]): Record<Name, number> {
  // Every name of the list is a key of it; Object.fromEntries forgets which.
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
