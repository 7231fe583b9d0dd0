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
  readonly isOfConnections: boolean;
}

/** The best path for a condition: the rarer what an index holds, the sooner it is taken. */
export function pathOf(condition: EventCondition): EventPath {
  const { named, transactionIds, letIn, statuses, attempts, lagOverMs, channel, type } = condition;
  const tests = testsOf(condition);
  type Test = keyof typeof tests;
  const along = (
    by: readonly Prisma.Sql[],
    answered: readonly Test[],
    arm: EventPath["arm"] = null,
  ): EventPath => {
    const rest = Object.entries(tests).flatMap(([name, test]) =>
      test === null || answered.some((known) => known === name) ? [] : [test],
    );
    return { arm, by, rest, window: condition.window, isOfConnections: answered.includes("connection") };
  };
  const over = (
    column: Prisma.Sql,
    values: readonly string[],
    answered: readonly Test[],
    ...by: readonly Prisma.Sql[]
  ): EventPath => {
    const [only] = values;
    // One value in plain sight: the database knows how rare it is.
    if (values.length === 1) return along([Prisma.sql`${column} = ${only}`, ...by], answered);
    return along(by, answered, { column, values });
  };
  if (named !== null) return along([namedCondition(named)], []);
  if (transactionIds !== null) return over(Prisma.sql`transaction_id`, transactionIds, ["transaction"]);
  if (letIn === true) return along([Prisma.sql`accepted_at IS NOT NULL`], ["verdict"]);
  if (statuses !== null && !statuses.includes("processed")) {
    const [only] = statuses;
    if (statuses.length === 1 && only !== undefined) return along([STATUS_IS[only]], ["status"]);
    return over(Prisma.sql`status`, statuses, ["status"], Prisma.sql`status <> 'processed'`);
  }
  if (attempts === "more") return along([Prisma.sql`attempts > 1`], ["attempts"]);
  if (attempts === "many") return along([Prisma.sql`attempts > 1`], []);
  if (lagOverMs !== null) return along([Prisma.sql`lag_ms > 1000`], lagOverMs === 1000 ? ["lag"] : []);
  if (channel !== null && channel !== "webhook") return along([CHANNEL_IS[channel]], ["channel"]);
  const chosen = condition.connectionIds;
  if (type !== null) {
    const connections = chosen ?? condition.allConnectionIds;
    return over(Prisma.sql`connection_id`, connections, ["type", "connection"], Prisma.sql`type = ${type}`);
  }
  if (chosen !== null) return over(Prisma.sql`connection_id`, chosen, ["connection"]);
  return along([], []);
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

/** Written out, so that the database sees which partial index holds them, and how rare they are. */
const STATUS_IS: Readonly<Record<EventStatus, Prisma.Sql>> = {
  received: Prisma.sql`status = 'received'`,
  processing: Prisma.sql`status = 'processing'`,
  processed: Prisma.sql`status = 'processed'`,
  duplicate: Prisma.sql`status = 'duplicate'`,
  ignored: Prisma.sql`status = 'ignored'`,
  failed: Prisma.sql`status = 'failed'`,
  dead: Prisma.sql`status = 'dead'`,
  rejected: Prisma.sql`status = 'rejected'`,
};

const CHANNEL_IS = {
  stream: Prisma.sql`channel = 'stream'`,
  recovery: Prisma.sql`channel = 'recovery'`,
} as const;

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
      Prisma.sql`merchant_id = ${scope.merchantId}`,
      // Connections were chosen from those of the scope's mode: asked for again, it would send a count from index to table.
      ...(path.isOfConnections ? [] : [Prisma.sql`mode = ${scope.mode}`]),
      ...(path.arm === null ? [] : [Prisma.sql`${path.arm.column} = arm.value`]),
      ...path.by,
      ...(since === null ? [] : [Prisma.sql`received_at >= ${since}`]),
      ...(until === null ? [] : [Prisma.sql`received_at < ${until}`]),
      ...more,
    ],
    " AND ",
  );
}
