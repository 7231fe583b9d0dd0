import type { Clock } from "#sandbox/server/clock.ts";
import type { Scheduler } from "#sandbox/server/scheduler.ts";

type Work = () => void | Promise<void>;

interface Entry {
  readonly dueAt: number;
  readonly order: number;
  readonly work: Work;
  canceled: boolean;
}

/** Time that passes only as far as things happen in it: a clock, and everything that is due, in order. */
export interface Agenda {
  readonly clock: Clock;
  /** For the sandbox's own expiries and confirmations. */
  readonly scheduler: Scheduler;
  at(dueAt: number, work: Work): void;
  /** Does everything that is due before `end`, then stands at `end`; what is due later never happens. */
  runUntil(end: number): Promise<void>;
}

/** `beforeJob` hears the reference of each of the sandbox's own jobs before it runs. */
export function createAgenda(start: number, beforeJob: (ref: string) => void): Agenda {
  let now = start;
  let count = 0;
  const entries: Entry[] = [];
  const jobs = new Map<string, Entry>();
  const handlers = new Map<string, (ref: string) => void | Promise<void>>();

  function add(dueAt: number, work: Work): Entry {
    const entry = { dueAt, order: count++, work, canceled: false };
    let [low, high] = [0, entries.length];
    // Latest first, so that the next one is taken off the end.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle]?.dueAt ?? 0) > dueAt) low = middle + 1;
      else high = middle;
    }
    entries.splice(low, 0, entry);
    return entry;
  }

  function schedule(dueAt: number, kind: string, ref: string): void {
    const key = `${kind} ${ref}`;
    cancel(key);
    const run = () => {
      jobs.delete(key);
      beforeJob(ref);
      return handlers.get(kind)?.(ref);
    };
    jobs.set(key, add(dueAt, run));
  }

  function cancel(key: string): void {
    const job = jobs.get(key);
    if (job) job.canceled = true;
    jobs.delete(key);
  }

  return {
    clock: {
      now: () => now,
      iso: () => new Date(now).toISOString(),
      advance: (ms) => {
        now += ms;
      },
      reset: () => {
        now = start;
      },
    },
    scheduler: {
      handle: (kind, run) => void handlers.set(kind, run),
      at: schedule,
      after: (ms, kind, ref) => schedule(now + ms, kind, ref),
      cancel: (kind, ref) => cancel(`${kind} ${ref}`),
      cancelWhere: (test) => {
        for (const key of jobs.keys()) {
          const [kind = "", ref = ""] = key.split(" ");
          if (test(kind, ref)) cancel(key);
        }
      },
      wake: () => undefined,
      start: () => undefined,
      stop: () => Promise.resolve(),
    },
    at: (dueAt, work) => void add(dueAt, work),
    async runUntil(end) {
      for (let next = entries.at(-1); next && next.dueAt < end; next = entries.at(-1)) {
        entries.pop();
        now = Math.max(now, next.dueAt);
        if (!next.canceled) await next.work();
      }
      now = end;
    },
  };
}
