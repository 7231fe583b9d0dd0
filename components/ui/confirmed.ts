import type { ActionResult } from "#lib/action-result.ts";

/** Asks the reader to confirm that it is them; false: they would rather not. */
type Ask = () => Promise<boolean>;

let ask: Ask | null = null;

/** The one dialog that asks. Answers how to take it back. */
export function askWith(dialog: Ask): () => void {
  ask = dialog;
  return () => {
    if (ask === dialog) ask = null;
  };
}

/**
 * Sends an action, and where the server wants to be sure first who sends it, has the reader confirm that and sends the
 * very same again: the form around it waits, with all that was typed. Every place that runs an action which declares `stepUp` goes through
 * here.
 */
export async function confirmed<T>(send: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  const first = await send();
  if (first.ok || first.error.code !== "step_up_required" || ask === null) return first;
  return (await ask()) ? send() : first;
}
