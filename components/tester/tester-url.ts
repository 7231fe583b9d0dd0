import type { TesterParams } from "#lib/tester/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = { names: ["connection", "type", "transaction"] } as const;

/** The tester with something else chosen: another connection has other events, another event other transactions. */
export function testerQuery(chosen: TesterParams): string {
  return filterQuery<TesterParams>(ADDRESS, chosen);
}
