import type { Scope } from "../auth/scope.ts";
import { listTransactions } from "../transactions/list-transactions.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { type Alike, listAlike } from "./repository.ts";
import { ALIKE, type Similar } from "./schema.ts";

const OF_EACH = 4;
const SHOWN = 6;

/** Transactions that somebody could take this one for, or that belong to the same story; the most alike first. */
export async function listSimilar(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
): Promise<Similar> {
  const alike = groupById(await listAlike(scope, transactionId, OF_EACH));
  const nearest = [...alike.entries()].toSorted(([, a], [, b]) => weight(b) - weight(a)).slice(0, SHOWN);
  if (nearest.length === 0) return { rows: [] };
  const ids = nearest.map(([id]) => id);
  const { rows } = await listTransactions(scope, transactionFiltersSchema.parse({ ids: ids.join(",") }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    rows: nearest.flatMap(([id, reasons]) => {
      const row = byId.get(id);
      return row === undefined ? [] : { ...row, alike: ALIKE.filter((one) => reasons.includes(one)) };
    }),
  };
}

function groupById(rows: readonly Alike[]): Map<string, Alike["alike"][]> {
  const groups = new Map<string, Alike["alike"][]>();
  for (const { id, alike } of rows) groups.set(id, [...(groups.get(id) ?? []), alike]);
  return groups;
}

/** One strong trait outweighs all weaker ones. */
function weight(reasons: readonly Alike["alike"][]): number {
  return ALIKE.reduce(
    (sum, one, index) => sum + (reasons.includes(one) ? 2 ** (ALIKE.length - index) : 0),
    0,
  );
}
