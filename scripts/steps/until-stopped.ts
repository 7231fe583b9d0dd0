import { endWith, PlainError, say } from "./say.ts";
import type { Stack } from "./start-stack.ts";
import { listenForStop, stopAsked } from "./stop-signal.ts";

/** Starts, says `ready`, runs until it is asked to stop or an essential part dies, then stops everything in order. */
export async function runUntilStopped(
  start: () => Promise<Stack>,
  ready: (stack: Stack) => Promise<void> | void,
) {
  listenForStop();
  try {
    const stack = await start();
    await ready(stack);
    const death = await Promise.race([stopAsked(), stack.died]);
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
