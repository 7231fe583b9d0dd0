import { unit } from "../db/unit.ts";
import { foldChanges } from "./count-repository.ts";

/** Changes of one database transaction. */
const STEP = 20_000;
/** What one run does at most; the next one goes on. */
const STEPS = 50;

/** Folds what was written into the counts; answers how many changes that was. */
export async function foldCounts(): Promise<number> {
  let folded = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const changes = await unit((tx) => foldChanges(tx, STEP));
    folded += changes;
    if (changes < STEP) break;
  }
  return folded;
}
