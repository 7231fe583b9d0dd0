import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma, ProviderCall } from "../db/generated/client.ts";
import type { Cursor } from "../paging.ts";
import type { CallFilters, CallOutcome } from "./schema.ts";

export async function insertProviderCall(
  scope: Scope,
  call: Omit<ProviderCall, "merchantId">,
): Promise<void> {
  await db().providerCall.create({ data: { ...call, merchantId: scope.merchantId } });
}

const ROW = {
  id: true,
  operation: true,
  attempt: true,
  method: true,
  path: true,
  status: true,
  errorCode: true,
  durationMs: true,
  correlationId: true,
  transactionId: true,
  at: true,
} satisfies Prisma.ProviderCallSelect;

export type StoredCallRow = Prisma.ProviderCallGetPayload<{ select: typeof ROW }>;

export interface CallPosition {
  readonly cursor: Cursor | null;
  /** Rows newer than the cursor, the nearest first. */
  readonly newer: boolean;
  readonly limit: number;
}

/** Calls of one connection without their bodies, newest first; one more than asked for tells that there are more. */
export async function listCallRows(
  scope: Scope,
  connectionId: string,
  filters: Omit<CallFilters, "after" | "before">,
  { cursor, newer, limit }: CallPosition,
): Promise<StoredCallRow[]> {
  const order = newer ? "asc" : "desc";
  return db().providerCall.findMany({
    where: {
      merchantId: scope.merchantId,
      connectionId,
      AND: [...conditionsOf(filters), ...(cursor === null ? [] : [beyond(cursor, newer)])],
    },
    orderBy: [{ at: order }, { id: order }],
    take: limit + 1,
    select: ROW,
  });
}

export async function findCallRow(
  scope: Scope,
  connectionId: string,
  id: string,
): Promise<ProviderCall | null> {
  return db().providerCall.findFirst({ where: { merchantId: scope.merchantId, connectionId, id } });
}

/** Operations among the connection's newest calls. */
export async function listOperations(scope: Scope, connectionId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ operation: string }[]>`
    SELECT DISTINCT operation FROM (
      SELECT operation FROM provider_calls
      WHERE merchant_id = ${scope.merchantId} AND connection_id = ${connectionId}
      ORDER BY at DESC LIMIT 2000
    ) AS newest WHERE operation <> '' ORDER BY operation`;
  return rows.map(({ operation }) => operation);
}

/** Removes calls made before `until`, at most `limit`; how many there were. Crosses merchants: it is the worker's sweep. */
export async function deleteCallsBefore(until: Date, limit: number): Promise<number> {
  return db().$executeRaw`
    DELETE FROM provider_calls USING (
      SELECT call.merchant_id, call.id FROM connections CROSS JOIN LATERAL (
        SELECT merchant_id, id FROM provider_calls
        WHERE merchant_id = connections.merchant_id AND connection_id = connections.id AND at < ${until}::timestamptz
        ORDER BY at LIMIT ${limit}::int
      ) AS call LIMIT ${limit}::int
    ) AS old WHERE provider_calls.merchant_id = old.merchant_id AND provider_calls.id = old.id`;
}

function conditionsOf({ outcome, status, method, operation, q }: Omit<CallFilters, "after" | "before">) {
  const conditions: Prisma.ProviderCallWhereInput[] = [];
  if (outcome !== undefined) conditions.push(OUTCOMES[outcome]);
  if (status !== undefined) conditions.push(statusCondition(status));
  if (method !== undefined) conditions.push({ method });
  if (operation) conditions.push({ operation });
  if (q) {
    const isId = [{ correlationId: q }, { providerRequestId: q }, { transactionId: q }];
    conditions.push({ OR: [{ path: { contains: literally(q), mode: "insensitive" } }, ...isId] });
  }
  return conditions;
}

/** Signs that stand for others in a pattern stand for themselves. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

const OUTCOMES: Readonly<Record<CallOutcome, Prisma.ProviderCallWhereInput>> = {
  answered: { status: { lt: 400 } },
  refused: { status: { gte: 400, lt: 500 } },
  failed: { OR: [{ status: null }, { status: { gte: 500 } }] },
};

function statusCondition(status: NonNullable<CallFilters["status"]>): Prisma.ProviderCallWhereInput {
  if (status === "none") return { status: null };
  const from = { "2xx": 200, "3xx": 300, "4xx": 400, "5xx": 500 }[status];
  return { status: { gte: from, lt: from + 100 } };
}

function beyond({ at, id }: Cursor, newer: boolean): Prisma.ProviderCallWhereInput {
  return newer
    ? { at: { gte: at }, OR: [{ at: { gt: at } }, { id: { gt: id } }] }
    : { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id } }] };
}
