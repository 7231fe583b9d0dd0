import { env } from "../env.ts";

/**
 * Moments at which a crash would hurt most, and which process passes them. `npm run chaos` starts processes that end
 * themselves at the n-th passing of one, and fails when a full run never hit one of them.
 */
export const KILL_POINTS = {
  "receive.before-store": "web",
  "receive.after-store": "web",
  "receive.before-answer": "web",
  "filing.before-store": "worker",
  "filing.after-store": "worker",
  "job.taken": "worker",
  "job.done": "worker",
  "unit.begun": "worker",
  "unit.before-commit": "worker",
  "unit.after-commit": "worker",
  "attempt.written": "worker",
  "enqueue.before": "worker",
  "enqueue.after": "worker",
  "failure.begun": "worker",
  "failure.written": "worker",
} as const;

export type KillPoint = keyof typeof KILL_POINTS;

/** Set in processes of the kill test alone; env.ts refuses it in production. */
const armed = env().PAYDECK_KILL_POINT;
let left = armed?.passing ?? 0;

/** Long enough for the kill test to end PostgreSQL while this process stands exactly here. */
const HOLD_MS = 500;

/** Does nothing, except in a process that the kill test has armed with this point. */
export function killPoint(name: KillPoint): void {
  if (armed === undefined || armed.name !== name) return;
  left -= 1;
  if (left !== 0) return;
  if (armed.victim === "process") process.kill(process.pid, "SIGKILL");
  process.send?.({ killPoint: name });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, HOLD_MS);
}
