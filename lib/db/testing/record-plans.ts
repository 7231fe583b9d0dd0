import pg from "pg";
import { z } from "zod";

export interface Plan {
  readonly sql: string;
  readonly nodes: readonly PlanNode[];
}

export interface PlanNode {
  readonly type: string;
  readonly table: string | null;
  readonly index: string | null;
  /** Rows that a sort expects. */
  readonly rows: number;
  readonly limitedSort: boolean;
}

interface PlanTree {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Index Name"?: string | undefined;
  readonly "Plan Rows": number;
  readonly Plans?: PlanTree[] | undefined;
}

const tree: z.ZodType<PlanTree> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Index Name": z.string().optional(),
    "Plan Rows": z.number(),
    Plans: z.array(tree).optional(),
  }),
);
const answer = z.array(z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: tree })]) }));

interface Sent {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Runs `work` and answers how PostgreSQL carries out each SELECT that it sent, by whichever way: the very text with the
 * very values, planned once more.
 */
export async function recordPlans(databaseUrl: string, work: () => Promise<unknown>): Promise<Plan[]> {
  const sent: Sent[] = [];
  const own = pg.Client.prototype.query;
  // Every client of this process goes through here, Prisma's as well.
  Reflect.set(pg.Client.prototype, "query", function record(this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    const config = typeof first === "string" ? { text: first, values: second } : first;
    const found = z.object({ text: z.string(), values: z.array(z.unknown()).nullish() }).safeParse(config);
    if (found.success && /^\s*(SELECT|WITH)/i.test(found.data.text))
      sent.push({ text: found.data.text, values: found.data.values ?? [] });
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
    for (const { text, values } of sent) {
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
      const [plan] = answer.parse(rows);
      if (plan !== undefined) plans.push({ sql: text, nodes: nodesOf(plan["QUERY PLAN"][0].Plan, false) });
    }
    return plans;
  } finally {
    await client.end();
  }
}

function nodesOf(node: PlanTree, isLimited: boolean): PlanNode[] {
  const {
    "Node Type": type,
    "Relation Name": table,
    "Index Name": index,
    "Plan Rows": rows,
    Plans = [],
  } = node;
  const own = { type, table: table ?? null, index: index ?? null, rows, limitedSort: isLimited };
  return [own, ...Plans.flatMap((child) => nodesOf(child, type === "Limit"))];
}
