import { endWith, PlainError, say } from "./say.ts";
import type { Stack } from "./start-stack.ts";

let asked = false;
const waiting = Promise.withResolvers<undefined>();

/** Collects the signals that ask to stop, from the first moment on: one that comes while starting is not lost. */
export function listenForStop(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Ctrl-C arrives twice: from the terminal and from npm.
      asked = true;
      waiting.resolve(undefined);
    });
  }
}

/** Starts, says `ready`, runs until it is asked to stop or an essential part dies, then stops everything in order. */
export async function runUntilStopped(
  start: () => Promise<Stack>,
  ready: (stack: Stack) => Promise<void> | void,
) {
  listenForStop();
  try {
    const stack = await start();
    if (!asked) await ready(stack);
    const death = await Promise.race([waiting.promise, stack.died]);
    console.log("");
    say(death === undefined ? "Stopping" : `${death} Stopping the rest`);
    await stack.stop();
    if (death !== undefined) throw new PlainError(death);
    say("Stopped");
    process.exit(0);
  } catch (error) {
    endWith(error);
  }
}
