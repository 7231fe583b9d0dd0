import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { type Tagged, tagTransactions } from "../tags/tag-transactions.ts";
import { choose } from "./choose.ts";
import type { bulkTagInput } from "./schema.ts";

/** One unit whatever the number: all of them have the tag afterwards, or none got it. */
export async function bulkTag(
  scope: Scope,
  { chosen, tag, on }: z.output<typeof bulkTagInput>,
): Promise<Tagged & { missing: number }> {
  const { rows, missing } = await choose(scope, chosen);
  const ids = rows.map(({ id }) => id);
  const done = await unit((tx) => tagTransactions(tx, scope, { ids, tag, on }));
  return { ...done, missing };
}
