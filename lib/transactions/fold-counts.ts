import { unit } from "../db/unit.ts";
import { foldChanges } from "./count-repository.ts";

const MOST = 20_000;

/** One step of folding what was written into the counts; answers how many changes it folded. */
export async function foldCounts(): Promise<number> {
  return unit((tx) => foldChanges(tx, MOST));
}
