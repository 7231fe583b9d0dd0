import { connectionLimit } from "../auth/connection-limit.ts";
import type { ConnectionLimit, Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";

type Team = Pick<Scope, "merchantId">;

interface Row {
  readonly id: string;
  readonly connectionIds: string[] | null;
}

/** What members see, by their ids. */
export async function listMemberLimits({ merchantId }: Team): Promise<ReadonlyMap<string, ConnectionLimit>> {
  return byId(
    await db().$queryRaw<Row[]>`
      SELECT id, connection_ids AS "connectionIds" FROM members WHERE merchant_id = ${merchantId}`,
  );
}

/** What invitations that nobody has spent would let see, by their ids. */
export async function listInvitationLimits({
  merchantId,
}: Team): Promise<ReadonlyMap<string, ConnectionLimit>> {
  return byId(
    await db().$queryRaw<Row[]>`
      SELECT id, connection_ids AS "connectionIds" FROM invitations
      WHERE merchant_id = ${merchantId} AND accepted_at IS NULL AND revoked_at IS NULL`,
  );
}

export async function findMemberLimit(tx: Tx, { merchantId }: Team, id: string): Promise<ConnectionLimit> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, connection_ids AS "connectionIds" FROM members WHERE merchant_id = ${merchantId} AND id = ${id}`;
  return row === undefined ? [] : connectionLimit(row.connectionIds);
}

export async function findInvitationLimit(
  tx: Tx,
  { merchantId }: Team,
  id: string,
): Promise<ConnectionLimit> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, connection_ids AS "connectionIds" FROM invitations WHERE merchant_id = ${merchantId} AND id = ${id}`;
  return row === undefined ? [] : connectionLimit(row.connectionIds);
}

export async function saveMemberLimit(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  limit: ConnectionLimit,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE members SET connection_ids = ${limit}::text[]
    WHERE merchant_id = ${merchantId} AND id = ${id} AND removed_at IS NULL`;
}

export async function saveInvitationLimit(
  tx: Tx,
  { merchantId }: Team,
  id: string,
  limit: ConnectionLimit,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitations SET connection_ids = ${limit}::text[] WHERE merchant_id = ${merchantId} AND id = ${id}`;
}

function byId(rows: readonly Row[]): ReadonlyMap<string, ConnectionLimit> {
  return new Map(rows.map(({ id, connectionIds }) => [id, connectionLimit(connectionIds)]));
}
