import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Mail as MailRow, MailSettings } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import type { MailStatus } from "./status.ts";

export type { MailRow };
export type NewMail = Pick<
  MailRow,
  | "id"
  | "kind"
  | "toName"
  | "toEmail"
  | "language"
  | "message"
  | "targetType"
  | "targetId"
  | "status"
  | "problem"
  | "createdBy"
  | "onceKey"
  | "createdAt"
>;

/** False when a letter with this once-key exists already. */
export async function insertMail(tx: Tx, scope: Scope, mail: NewMail): Promise<boolean> {
  const { count } = await tx.mail.createMany({
    data: [{ ...mail, merchantId: scope.merchantId, mode: scope.mode }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findMailByOnceKey(tx: Tx, scope: Scope, onceKey: string): Promise<MailRow | null> {
  return tx.mail.findFirst({ where: { merchantId: scope.merchantId, onceKey } });
}

/** What became of the newest letter to this address that was either taken or refused for good, in any mode. */
export async function lastOutcome(reader: Reader, scope: Scope, toEmail: string): Promise<string | null> {
  const last = await reader.mail.findFirst({
    where: { merchantId: scope.merchantId, toEmail, status: { in: ["sent", "bounced"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { status: true },
  });
  return last?.status ?? null;
}

export async function findMail(scope: Scope, id: string): Promise<MailRow | null> {
  return db().mail.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

/** Whose letter has this Message-ID. Asked by the operator's mail server, which knows no merchant. */
export async function findMailByMessageId(messageId: string) {
  return db().mail.findFirst({ where: { messageId }, select: { id: true, merchantId: true, mode: true } });
}

/** The letter, locked until the unit ends. */
export async function lockMail(tx: Tx, scope: Scope, id: string): Promise<MailRow | null> {
  const { merchantId, mode } = scope;
  await tx.$queryRaw`SELECT 1 AS locked FROM mails WHERE merchant_id = ${merchantId} AND id = ${id} FOR UPDATE`;
  return tx.mail.findFirst({ where: { merchantId, mode, id } });
}

export type MailPatch = Partial<Pick<MailRow, "subject" | "problem" | "tries" | "messageId" | "sentAt">> & {
  readonly status?: MailStatus;
};

export async function updateMail(tx: Tx, scope: Scope, id: string, patch: MailPatch): Promise<void> {
  await tx.mail.updateMany({ where: { merchantId: scope.merchantId, id }, data: patch });
}

/** No letter waits longer than that before it goes out; looks at an index's newest part instead of all there ever were. */
const LONGEST_WAIT_MS = 2 * 24 * 3600_000;

export async function countSentSince(tx: Tx, scope: Scope, since: Date): Promise<number> {
  const createdAt = { gte: new Date(since.getTime() - LONGEST_WAIT_MS) };
  const { merchantId, mode } = scope;
  return tx.mail.count({ where: { merchantId, mode, createdAt, status: "sent", sentAt: { gt: since } } });
}

/** Waiting letters that were asked for before this one. */
export async function countAhead(tx: Tx, scope: Scope, mail: MailRow): Promise<number> {
  const { merchantId, mode } = scope;
  const createdAt = { gte: new Date(mail.createdAt.getTime() - LONGEST_WAIT_MS), lte: mail.createdAt };
  return tx.mail.count({ where: { merchantId, mode, createdAt, status: "queued", id: { lt: mail.id } } });
}

/** The newest letters about any of these things. */
export async function listMailRows(
  scope: Scope,
  targetIds: readonly string[],
  limit: number,
): Promise<MailRow[]> {
  return db().mail.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode, targetId: { in: [...targetIds] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function findSettings(scope: Scope): Promise<MailSettings | null> {
  return db().mailSettings.findUnique({ where: { merchantId: scope.merchantId } });
}

export async function upsertSettings(
  tx: Tx,
  scope: Scope,
  settings: Pick<MailSettings, "senderName" | "replyTo">,
): Promise<void> {
  const { merchantId } = scope;
  const data = { ...settings, updatedAt: new Date() };
  await tx.mailSettings.upsert({ where: { merchantId }, create: { ...data, merchantId }, update: data });
}

export async function findMerchantName(scope: Scope): Promise<string> {
  const where = { id: scope.merchantId };
  return (await db().merchant.findUniqueOrThrow({ where, select: { name: true } })).name;
}

/** The newest letters that members sent to themselves. */
export async function listTestRows(scope: Scope, limit: number): Promise<MailRow[]> {
  return db().mail.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode, targetId: scope.merchantId, kind: "test" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function findMemberEmail(scope: Scope, memberId: string): Promise<string | null> {
  const member = await db().member.findFirst({
    where: { merchantId: scope.merchantId, id: memberId },
    select: { user: { select: { email: true } } },
  });
  return member?.user.email ?? null;
}
