import type { Scope } from "../auth/scope.ts";
import { AppError } from "../errors.ts";
import { findMatching, findPresentRows } from "../transactions/find-matching.ts";
import { type Chosen, MOST_CHOSEN } from "./schema.ts";

interface Chose {
  readonly rows: Awaited<ReturnType<typeof findPresentRows>>;
  /** Asked for and not there. */
  readonly missing: number;
}

/** The rows that are meant, of this scope and no other. Refuses rather than do a part of what was asked. */
export async function choose(scope: Scope, chosen: Chosen): Promise<Chose> {
  if ("ids" in chosen) {
    const ids = [...new Set(chosen.ids)];
    const rows = await findPresentRows(scope, ids);
    return { rows, missing: ids.length - rows.length };
  }
  const rows = await findMatching(scope, chosen.filters, { limit: MOST_CHOSEN + 1, dayZone: chosen.dayZone });
  if (rows.length <= MOST_CHOSEN) return { rows, missing: 0 };
  throw new AppError(
    "invalid_input",
    "More than 10,000 transactions match. Narrow the list first; nothing was done.",
  );
}
