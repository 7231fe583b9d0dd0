import { unit } from "../db/unit.ts";
import { dropEmptyCounts } from "./count-repository.ts";

/** Removes counts that have come down to nothing. */
export async function trimCounts(): Promise<void> {
  await unit(dropEmptyCounts);
}
