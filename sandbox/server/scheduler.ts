import { z } from "zod";
import type { Clock } from "./clock.ts";
import type { Store } from "./store.ts";
import { createTable } from "./table.ts";

const jobSchema = z.object({ key: z.string(), kind: z.string(), ref: z.string(), dueAt: z.number() });
type Job = z.infer<typeof jobSchema>;

/** Work for later that survives a restart: expiries, confirmations, webhook tries. */
export interface Scheduler {
  handle(kind: string, run: (ref: string) => void | Promise<void>): void;
  /** One job per kind and ref: a second call moves the first. */
  at(dueAt: number, kind: string, ref: string): void;
  after(ms: number, kind: string, ref: string): void;
  cancel(kind: string, ref: string): void;
  cancelWhere(test: (kind: string, ref: string) => boolean): void;
  /** Looks again now; needed after the clock was moved. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

const longestTimer = 2_000_000_000;

export function createScheduler(clock: Clock, store: Store): Scheduler {
  const jobs = createTable<Job>(jobSchema, (job) => job.key);
  const handlers = new Map<string, (ref: string) => void | Promise<void>>();
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let started = false;
  store.register({ name: "jobs", dump: jobs.dump, load: jobs.load });

  async function run(job: Job): Promise<void> {
    try {
      await handlers.get(job.kind)?.(job.ref);
    } catch (error) {
      console.error(
        `sandbox: ${job.kind} failed: ${error instanceof Error ? error.message : "unknown error"}`,
      );
    }
    running.delete(job.key);
    if (jobs.get(job.key) === job) jobs.remove(job.key);
    store.changed();
    arm();
  }

  function arm(): void {
    clearTimeout(timer);
    if (!started) return;
    const waiting = jobs.all().filter((job) => !running.has(job.key));
    if (waiting.length === 0) return;
    const next = waiting.reduce((least, job) => Math.min(least, job.dueAt), Number.POSITIVE_INFINITY);
    timer = setTimeout(work, Math.min(Math.max(0, next - clock.now()), longestTimer));
  }

  function work(): void {
    const now = clock.now();
    for (const job of jobs.all()) {
      if (job.dueAt <= now && !running.has(job.key)) running.set(job.key, run(job));
    }
    arm();
  }

  function at(dueAt: number, kind: string, ref: string): void {
    const key = `${kind} ${ref}`;
    jobs.put({ key, kind, ref, dueAt });
    store.changed();
    arm();
  }

  return {
    handle: (kind, handler) => void handlers.set(kind, handler),
    at,
    after: (ms, kind, ref) => at(clock.now() + ms, kind, ref),
    cancel: (kind, ref) => void jobs.remove(`${kind} ${ref}`),
    cancelWhere: (test) => {
      for (const job of jobs.all()) if (test(job.kind, job.ref)) jobs.remove(job.key);
    },
    wake: arm,
    start: () => {
      started = true;
      arm();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
}
