import { db } from "../db/client.ts";
import { snakeRows } from "../db/snake-rows.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { AuditedAct } from "./audited-act.ts";
import type { AuditedBy } from "./audited-by.ts";

export interface NewEntry extends AuditedAct {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly memberId: string | null;
  readonly address: string;
  readonly requestId: string;
}

export async function insertAuditEntry(tx: Tx, { merchantId }: AuditedBy, entry: NewEntry): Promise<void> {
  const { detail = {}, ...rest } = entry;
  await tx.auditEntry.create({ data: { ...rest, merchantId, detail: { ...detail } } });
}

const COLUMNS =
  "merchant_id, id, at, actor, member_id, action, target_type, target_id, detail, address, request_id";
const INSERT_MANY = statement(`
  INSERT INTO audit_entries (${COLUMNS})
  SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::audit_entries, $1::jsonb) RETURNING 1 AS done`);

/** As {@link insertAuditEntry}, for many: Prisma needs half as much memory again. */
export async function insertAuditEntries(
  tx: Tx,
  { merchantId }: AuditedBy,
  entries: readonly NewEntry[],
): Promise<void> {
  const rows = entries.map(({ detail = {}, ...rest }) => ({ ...rest, merchantId, detail }));
  await tx.run(INSERT_MANY, [snakeRows(rows)]);
}

/** Whether the same member, or the same key, met the same refusal since then. */
export async function wasDenied(
  by: AuditedBy,
  act: Pick<NewEntry, "action" | "targetId" | "memberId"> & { readonly actor?: string },
  since: Date,
): Promise<boolean> {
  const found = await db().auditEntry.findFirst({
    where: { merchantId: by.merchantId, ...act, at: { gte: since } },
    select: { id: true },
  });
  return found !== null;
}
