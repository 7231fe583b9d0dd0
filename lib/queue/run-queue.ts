import { EventEmitter } from "node:events";
import { type JobHelpers, Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { killPoint } from "../db/kill-point.ts";
import { log } from "../logger.ts";
import { JOB_PAYLOADS, type JobName, type JobPayload } from "./jobs.ts";

/** What a handler may want to know of its job beside the payload. */
export interface JobRun {
  /** 1 at first; more when an earlier start failed, or ended with its worker. */
  readonly attempt: number;
}

export type Handlers = {
  readonly [Name in JobName]: (payload: JobPayload<Name>, run: JobRun) => Promise<unknown>;
};

export interface RunningQueue {
  /** Ids under which this process holds locks on jobs; they beat, see beat.ts. */
  readonly workerIds: () => readonly string[];
  /** Ids of the jobs that are truly being done here; a lock of ours on any other job is a mistake, see beat.ts. */
  readonly heldJobs: () => readonly string[];
  /** Takes no further job, finishes the present ones, releases what is left. */
  stop(): Promise<void>;
  readonly ended: Promise<void>;
}

const CONCURRENCY = 8;
/** A finished job is taken off the queue a moment after it is reported as finished. */
const FORGET_JOB_MS = 10_000;

/** Starts taking jobs. LISTEN wakes it within milliseconds; the poll is only for delayed jobs and lost notices. */
export async function runQueue(
  databaseUrl: string,
  handlers: Handlers,
  { forgetJobMs = FORGET_JOB_MS }: { readonly forgetJobMs?: number } = {},
): Promise<RunningQueue> {
  const ids = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  // A job is locked in the name of its worker's pool, not of the worker.
  events.on("pool:create", ({ workerPool }) => ids.add(workerPool.id));
  const held = new Map<string, NodeJS.Timeout | null>();
  events.on("job:start", ({ job }) => {
    // One that has failed comes again under its id, perhaps before it is forgotten.
    clearTimeout(held.get(job.id) ?? undefined);
    held.set(job.id, null);
  });
  events.on("job:complete", ({ job }) => {
    held.set(job.id, setTimeout(() => held.delete(job.id), forgetJobMs).unref());
  });
  const runner: Runner = await run({
    connectionString: databaseUrl,
    maxPoolSize: CONCURRENCY + 2,
    concurrency: CONCURRENCY,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList: taskList(handlers),
    logger: queueLogger(),
    events,
  });
  return {
    workerIds: () => [...ids],
    heldJobs: () => [...held.keys()],
    stop: () => runner.stop(),
    ended: runner.promise,
  };
}

function taskList(handlers: Handlers): TaskList {
  const names = Object.keys(handlers).filter((name): name is JobName => Object.hasOwn(JOB_PAYLOADS, name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      (payload: unknown, { job }: JobHelpers) => handle(handlers, name, payload, { attempt: job.attempts }),
    ]),
  );
}

async function handle<Name extends JobName>(
  handlers: Handlers,
  name: Name,
  payload: unknown,
  run: JobRun,
): Promise<void> {
  killPoint("job.taken");
  try {
    const parsed: unknown = JOB_PAYLOADS[name].parse(payload);
    // The schema of `name` has just parsed it; TypeScript does not follow the link from name to schema to handler.
    await handlers[name](parsed as JobPayload<Name>, run);
    killPoint("job.done");
  } catch (thrown) {
    log("queue").warn({ err: thrown, job: name }, "A job failed and will be tried again");
    throw thrown;
  }
}

/** The queue's own words go to our log; its chatter about every job does not. */
function queueLogger(): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log("queue").error(message);
    else if (level === "warning") log("queue").warn(message);
  });
}
