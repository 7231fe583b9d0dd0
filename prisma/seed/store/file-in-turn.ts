import { fileArrivals } from "#lib/arrivals/file-arrivals.ts";

let last: Promise<unknown> = Promise.resolve();

/**
 * Files what has come in, one story after another: who files beside another passes by what that one has taken and not
 * committed yet, and would then miss its own event.
 */
export function fileInTurn(): Promise<unknown> {
  last = last.then(() => fileArrivals());
  return last;
}
