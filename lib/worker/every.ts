import { log } from "../logger.ts";

/** Runs `work` again and again with `ms` between the runs, never two at once; a failure is logged and the next run comes. */
export function every(ms: number, what: string, work: () => Promise<unknown>): { stop(): Promise<void> } {
  let stopped = false;
  let wake: (() => void) | undefined;
  const loop = (async () => {
    while (!stopped) {
      try {
        await work();
      } catch (thrown) {
        log("worker").warn({ err: thrown, what }, "A scheduled run failed");
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (stopped) wake();
      });
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake?.();
      return loop;
    },
  };
}
