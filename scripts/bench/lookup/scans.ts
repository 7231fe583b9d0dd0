import type { Scope } from "#lib/auth/scope.ts";
import { recordPlans } from "#lib/db/testing/record-plans.ts";
import { behindWall } from "#lib/db/walls/wall.ts";
import { env } from "#lib/env.ts";
import { getOverview } from "#lib/overview/get-overview.ts";
import { overviewParamsSchema } from "#lib/overview/schema.ts";
import { countTabs } from "#lib/transactions/count-tabs.ts";
import { getTransaction } from "#lib/transactions/get-transaction.ts";
import { listTransactions } from "#lib/transactions/list-transactions.ts";
import { transactionFiltersSchema } from "#lib/transactions/schema.ts";
import type { Case } from "./cases.ts";

const BIG =
  /^(transactions|transaction_days|transaction_hours|customers|timeline_entries|webhook_event(s|_keys).*)$/;

/** Which question reads a big table from its beginning to its end: the plans of the very statements that the readers send. */
export async function findSequentialScans(scope: Scope, cases: readonly Case[]): Promise<string[]> {
  const found: string[] = [];
  for (const one of cases) {
    const plans = await recordPlans(env().DATABASE_URL, () => behindWall(scope, () => read(scope, one)));
    const tables = plans
      .flatMap(({ nodes }) => nodes)
      .flatMap(({ type, table, taken }) =>
        type === "Seq Scan" && table !== null && BIG.test(table) && taken > 0 ? table : [],
      );
    found.push(...new Set(tables.map((table) => `${one.name}: ${table}`)));
  }
  return found;
}

/** What the reader behind the path does once it knows who asks. */
async function read(scope: Scope, { kind, path }: Case): Promise<unknown> {
  const { pathname, searchParams } = new URL(path, "http://127.0.0.1");
  const params = Object.fromEntries(searchParams);
  if (kind === "overview") return getOverview(scope, overviewParamsSchema.parse(params));
  if (kind === "one") return getTransaction(scope, { transactionId: pathname.split("/").at(-1) ?? "" });
  const filters = transactionFiltersSchema.parse(params);
  return kind === "counts" ? countTabs(scope, filters) : listTransactions(scope, filters);
}
