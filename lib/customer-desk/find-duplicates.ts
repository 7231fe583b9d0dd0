import type { Scope } from "../auth/scope.ts";
import { findLikely } from "./duplicate-repository.ts";
import { toPerson } from "./person-dto.ts";
import type { StoredCustomer } from "./repository.ts";
import type { Duplicate } from "./schema.ts";

const SHOWN = 10;

/** Who may be the same person, those with most in common first. A person decides; nothing is merged by itself. */
export async function findDuplicates(scope: Scope, customer: StoredCustomer): Promise<Duplicate[]> {
  const byId = Map.groupBy(await findLikely(scope, customer), (row) => row.id);
  return [...byId.values()]
    .flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : [{ ...toPerson(first), reasons: [first, ...more].map(({ reason }) => reason) }],
    )
    .toSorted((a, b) => b.reasons.length - a.reasons.length || b.createdAt.localeCompare(a.createdAt))
    .slice(0, SHOWN);
}
