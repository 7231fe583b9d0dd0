import { Worker } from "node:worker_threads";
import { log } from "../logger.ts";

/** Longer than any honest work keeps the loop, and longer than a silent worker keeps its jobs. */
const BLOCKED_FOR_MS = 30_000;

/**
 * Ends this process when its event loop does not turn for half a minute: a loop without end in one event would otherwise
 * leave a worker that looks alive and takes part in nothing. Whoever starts workers starts it again; the event that did it
 * is counted (see processCarefully). Looks from a thread of its own, second by second, so that a process that was stopped
 * and wakes is not taken for a blocked one.
 */
export function startWatchdog(blockedForMs: number = BLOCKED_FOR_MS): { stop(): Promise<unknown> } {
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const timer = setInterval(() => Atomics.add(turns, 0, 1), 500);
  timer.unref();
  const thread = new Worker(new URL("./watchdog-thread.ts", import.meta.url), {
    // What the process was started with is for its main thread alone.
    execArgv: [],
    workerData: { turns, looks: Math.ceil(blockedForMs / 1000) },
  });
  thread.on("error", (error) =>
    log("worker").error({ err: error }, "Nobody looks whether this process hangs"),
  );
  thread.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return thread.terminate();
    },
  };
}
