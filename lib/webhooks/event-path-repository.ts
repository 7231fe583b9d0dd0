import type { Scope } from "../auth/scope.ts";
import { Prisma } from "../db/generated/client.ts";
import { isId, timeOfId } from "../ids.ts";
import type { EventWindow } from "./event-window.ts";
import type { EVENT_ATTEMPTS } from "./schema.ts";
import type { EventChannel, EventStatus } from "./status.ts";

/** Filters with everything looked up that SQL needs: no text left to interpret. */
export interface EventCondition {
  readonly window: EventWindow;
  /** Null: any. */
  readonly statuses: readonly EventStatus[] | null;
  /** False: only what was verified at once. True: only what a person let in. */
  readonly letIn: boolean | null;
  /** The chosen ones; null without a choice. */
  readonly connectionIds: readonly string[] | null;
  /** All of the scope's mode. */
  readonly allConnectionIds: readonly string[];
  readonly type: string | null;
  readonly channel: EventChannel | null;
  readonly attempts: (typeof EVENT_ATTEMPTS)[number] | null;
  readonly lagOverMs: number | null;
  readonly transactionIds: readonly string[] | null;
  /** What a search text names. */
  readonly named: { readonly eventIds: readonly string[]; readonly transactionIds: readonly string[] } | null;
}

/**
 * The way to the rows: an index whose order is the list's order once its leading columns are fixed. An `arm` fixes one
 * of them to each of several values; `by` are the conditions that the index answers, `rest` those that only thin out.
 */
export interface EventPath {
  readonly arm: { readonly column: Prisma.Sql; readonly values: readonly string[] } | null;
  readonly by: readonly Prisma.Sql[];
  readonly rest: readonly Prisma.Sql[];
  readonly window: EventCondition["window"];
}

/** The best path for a condition: the rarer what an index holds, the sooner it is taken. */
export function pathOf(condition: EventCondition): EventPath {
  const { named, transactionIds, letIn, statuses, attempts, lagOverMs, channel, type } = condition;
  const tests = testsOf(condition);
  const path = (
    arm: EventPath["arm"],
    by: readonly Prisma.Sql[],
    answered: readonly (keyof typeof tests)[],
  ): EventPath => {
    const rest = Object.entries(tests).flatMap(([name, test]) =>
      test === null || answered.some((known) => known === name) ? [] : [test],
    );
    return { arm, by, rest, window: condition.window };
  };
  const over = (column: Prisma.Sql, values: readonly string[]) => ({ column, values });
  if (named !== null) return path(null, [namedCondition(named)], []);
  if (transactionIds !== null)
    return path(over(Prisma.sql`transaction_id`, transactionIds), [], ["transaction"]);
  if (letIn === true) return path(null, [Prisma.sql`accepted_at IS NOT NULL`], ["verdict"]);
  if (statuses !== null && !statuses.includes("processed")) {
    return path(over(Prisma.sql`status`, statuses), [Prisma.sql`status <> 'processed'`], ["status"]);
  }
  if (attempts === "more" || attempts === "many") {
    const answered = attempts === "more" ? (["attempts"] as const) : [];
    return path(null, [Prisma.sql`attempts > 1`], answered);
  }
  if (lagOverMs !== null) return path(null, [Prisma.sql`lag_ms > 1000`], lagOverMs === 1000 ? ["lag"] : []);
  if (channel !== null && channel !== "webhook") {
    return path(over(Prisma.sql`channel`, [channel]), [Prisma.sql`channel <> 'webhook'`], ["channel"]);
  }
  const connections = Prisma.sql`connection_id`;
  if (type !== null) {
    const values = condition.connectionIds ?? condition.allConnectionIds;
    return path(over(connections, values), [Prisma.sql`type = ${type}`], ["type", "connection"]);
  }
  if (condition.connectionIds !== null)
    return path(over(connections, condition.connectionIds), [], ["connection"]);
  return path(null, [], []);
}

function testsOf(condition: EventCondition) {
  const { transactionIds, letIn, statuses, attempts, lagOverMs, channel, type, connectionIds } = condition;
  return {
    transaction: transactionIds === null ? null : Prisma.sql`transaction_id = ANY(${[...transactionIds]})`,
    status: statuses === null ? null : Prisma.sql`status = ANY(${[...statuses]})`,
    verdict:
      letIn === null
        ? null
        : letIn
          ? Prisma.sql`accepted_at IS NOT NULL`
          : Prisma.sql`accepted_at IS NULL AND status <> 'rejected'`,
    attempts: attempts === null ? null : ATTEMPTS[attempts],
    lag: lagOverMs === null ? null : Prisma.sql`lag_ms > ${lagOverMs}`,
    channel: channel === null ? null : Prisma.sql`channel = ${channel}`,
    type: type === null ? null : Prisma.sql`type = ${type}`,
    connection: connectionIds === null ? null : Prisma.sql`connection_id = ANY(${[...connectionIds]})`,
  };
}

const ATTEMPTS = {
  once: Prisma.sql`attempts = 1`,
  more: Prisma.sql`attempts > 1`,
  many: Prisma.sql`attempts > 5`,
} as const;

/** Ids name their moments, and moments the months to look in. */
function namedCondition({ eventIds, transactionIds }: NonNullable<EventCondition["named"]>): Prisma.Sql {
  const times = eventIds.flatMap((id) => (isId("webhookEvent", id) ? timeOfId(id) : []));
  return Prisma.sql`((id = ANY(${[...eventIds]}) AND received_at = ANY(${times}::timestamptz[]))
    OR (transaction_id IS NOT NULL AND transaction_id = ANY(${[...transactionIds]})))`;
}

/** What every query along the path asks. Inside, `arm.value` is the value of its arm. */
export function whereOf(scope: Scope, path: EventPath, more: readonly Prisma.Sql[]): Prisma.Sql {
  const { since, until } = path.window;
  return Prisma.join(
    [
      Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode}`,
      ...(path.arm === null ? [] : [Prisma.sql`${path.arm.column} = arm.value`]),
      ...path.by,
      ...(since === null ? [] : [Prisma.sql`received_at >= ${since}`]),
      ...(until === null ? [] : [Prisma.sql`received_at < ${until}`]),
      ...more,
    ],
    " AND ",
  );
}
