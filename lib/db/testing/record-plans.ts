import pg from "pg";
import { z } from "zod";
import { currentStanding, type Standing } from "../walls/wall.ts";
import { placeOf, STAND } from "../walls/walled-pool.ts";

export interface Plan {
  readonly sql: string;
  readonly nodes: readonly PlanNode[];
}

/** One step of a plan. */
export interface PlanNode {
  readonly type: string;
  readonly table: string | null;
  readonly index: string | null;
  /** Rows that it really gave to the step above it, all its runs together. */
  readonly rows: number;
  /** Rows that it really took from the steps below it, or, having none, looked at in its table. */
  readonly taken: number;
}

interface PlanTree {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Index Name"?: string | undefined;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number | undefined;
  readonly Plans?: PlanTree[] | undefined;
}

const tree: z.ZodType<PlanTree> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Index Name": z.string().optional(),
    "Actual Rows": z.number(),
    "Actual Loops": z.number(),
    "Rows Removed by Filter": z.number().optional(),
    Plans: z.array(tree).optional(),
  }),
);
const query = z.object({
  name: z.string().optional(),
  text: z.string(),
  values: z.array(z.unknown()).nullish(),
});
const answer = z.array(z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: tree })]) }));

interface Sent {
  readonly standing: Standing;
  readonly text: string;
  readonly values: unknown[];
  /** Over a connection that plans what has a name without looking at its values. */
  readonly isPlannedOnce: boolean;
}

/**
 * Runs `work`, which only reads, and answers how PostgreSQL carries out each query that it sent, by whichever way: the
 * very text with the very values, planned as it was and run once more where it was sent from.
 */
export async function recordPlans(databaseUrl: string, work: () => Promise<unknown>): Promise<Plan[]> {
  const sent: Sent[] = [];
  const own = pg.Client.prototype.query;
  // Every client of this process goes through here, Prisma's as well.
  Reflect.set(pg.Client.prototype, "query", function record(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    const config = typeof first === "string" ? { text: first, values: second } : first;
    const found = query.safeParse(config);
    if (found.success && /^\s*(SELECT|WITH)/i.test(found.data.text) && found.data.text !== STAND.text)
      sent.push({
        standing: currentStanding(),
        text: found.data.text,
        values: found.data.values ?? [],
        isPlannedOnce: found.data.name !== undefined && plansOnce(this),
      });
    return Reflect.apply(own, this, given);
  });
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, "query", own);
  }
  const client = new pg.Client({ connectionString: databaseUrl, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    const plans: Plan[] = [];
    await client.query("SET plan_cache_mode = force_generic_plan");
    for (const { standing, text, values, isPlannedOnce } of sent) {
      await client.query(STAND.text, [...placeOf(standing)]);
      const rows = isPlannedOnce
        ? await explainPlanned(client, text, values)
        : (await client.query(`${EXPLAIN} ${text}`, values)).rows;
      const [plan] = answer.parse(rows);
      if (plan !== undefined) plans.push({ sql: text, nodes: nodesOf(plan["QUERY PLAN"][0].Plan) });
    }
    return plans;
  } finally {
    await client.end();
  }
}

const EXPLAIN = "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON)";

/** EXPLAIN itself always plans for the values that it is given; only what was prepared before has a plan for all. */
async function explainPlanned(client: pg.Client, text: string, values: readonly unknown[]) {
  await client.query(`PREPARE planned AS ${text}`);
  try {
    const given = values.length === 0 ? "" : `(${values.map(literalOf).join(", ")})`;
    return (await client.query(`${EXPLAIN} EXECUTE planned ${given}`)).rows;
  } finally {
    await client.query("DEALLOCATE planned");
  }
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (!Array.isArray(value)) return pg.escapeLiteral(String(value));
  const items = value.map((item) => JSON.stringify(item instanceof Date ? item.toISOString() : String(item)));
  return pg.escapeLiteral(`{${items.join(",")}}`);
}

const session = z.object({ connectionParameters: z.object({ options: z.string().nullish() }) });

function plansOnce(client: unknown): boolean {
  const found = session.safeParse(client);
  return found.success && (found.data.connectionParameters.options ?? "").includes("force_generic_plan");
}

function nodesOf(node: PlanTree): PlanNode[] {
  const { "Node Type": type, "Relation Name": table, "Index Name": index, Plans = [] } = node;
  const removed = (node["Rows Removed by Filter"] ?? 0) * node["Actual Loops"];
  const taken =
    Plans.length === 0 ? rowsOf(node) + removed : Plans.reduce((sum, child) => sum + rowsOf(child), 0);
  const own = { type, table: table ?? null, index: index ?? null, rows: rowsOf(node), taken };
  return [own, ...Plans.flatMap(nodesOf)];
}

function rowsOf(node: PlanTree): number {
  return node["Actual Rows"] * node["Actual Loops"];
}
