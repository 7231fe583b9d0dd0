import type { ProofFilters, ProofRow } from "#lib/proof/schema.ts";
import { eventFiltersSchema } from "#lib/webhooks/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";
import { webhooksQuery } from "../webhooks/webhooks-url.ts";

const ADDRESS = { names: ["by", "connection", "before"], usual: { by: "day" } } as const;

type Patch = { readonly [Name in keyof ProofFilters]?: ProofFilters[Name] | null };

export function proofQuery(filters: ProofFilters, patch: Patch = {}): string {
  return filterQuery(ADDRESS, filters, patch);
}

/** What a figure of a line can be asked for: the rows behind it. */
export type ProofPart =
  | "received"
  | "applied"
  | "duplicate"
  | "ignored"
  | "rejected"
  | "waiting"
  | "retrying"
  | "dead";

const OUTCOMES = {
  received: {},
  applied: { outcome: "processed" },
  duplicate: { outcome: "duplicate" },
  ignored: { outcome: "ignored" },
  rejected: { tab: "quarantine" },
  waiting: { outcome: "received" },
  retrying: { tab: "failed", outcome: "failed" },
  dead: { tab: "failed", outcome: "dead" },
} as const satisfies Record<ProofPart, object>;

/** The inbox with exactly the rows that a figure counted. `connection`: the filter of the page, where the line has none. */
export function rowsBehind(
  merchant: string,
  row: Pick<ProofRow, "connection" | "from" | "to">,
  part: ProofPart,
  connection?: string,
): string {
  const from = { from: row.from, to: row.to, ...OUTCOMES[part] };
  const filters = eventFiltersSchema.parse({ ...from, connection: row.connection?.id ?? connection });
  return `/${merchant}/webhooks${webhooksQuery(filters)}`;
}
