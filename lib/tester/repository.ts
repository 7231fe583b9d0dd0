import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Transaction } from "../db/generated/client.ts";
import { TEST_HEADER } from "./status.ts";

/** The newest transactions of a connection that its provider knows. */
export async function listSubjects(
  scope: Scope,
  connectionId: string,
  kind: string,
  limit: number,
): Promise<Transaction[]> {
  return db().transaction.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode, connectionId, kind, externalId: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function findSubject(
  scope: Scope,
  connectionId: string,
  id: string,
): Promise<Transaction | null> {
  const where = {
    merchantId: scope.merchantId,
    mode: scope.mode,
    connectionId,
    id,
    externalId: { not: null },
  };
  return db().transaction.findFirst({ where });
}

export interface TestEvent {
  readonly id: string;
  readonly status: string;
}

/** The events that a test became, in the order of their receipt. */
export async function listTestEvents(
  scope: Scope,
  test: { readonly connectionId: string; readonly mark: string; readonly since: Date },
): Promise<TestEvent[]> {
  return db().$queryRaw<TestEvent[]>`
    SELECT id, status FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ${test.connectionId}
      AND received_at >= ${test.since} AND headers->>${TEST_HEADER} = ${test.mark}
    ORDER BY received_at, id LIMIT 5`;
}
