import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ListChoice, Prisma, SavedView } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { MemberId } from "../ids.ts";
import type { ListName } from "./list-look.ts";

function seenBy(scope: Scope, memberId: MemberId): Prisma.SavedViewWhereInput {
  return { merchantId: scope.merchantId, OR: [{ ownerId: memberId }, { shared: true }] };
}

/** The member's own and the shared ones. */
export async function listSeenViews(scope: Scope, memberId: MemberId, list: ListName): Promise<SavedView[]> {
  return db().savedView.findMany({
    where: { ...seenBy(scope, memberId), list },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Locked until the unit ends; null when it is not there for this member. */
export async function lockSeenView(
  tx: Tx,
  scope: Scope,
  memberId: MemberId,
  id: string,
): Promise<SavedView | null> {
  await tx.$queryRaw`SELECT id FROM saved_views WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE`;
  return tx.savedView.findFirst({ where: { ...seenBy(scope, memberId), id } });
}

export async function countOwnViews(tx: Tx, scope: Scope, ownerId: MemberId): Promise<number> {
  return tx.savedView.count({ where: { merchantId: scope.merchantId, ownerId } });
}

export async function insertView(tx: Tx, scope: Scope, row: Omit<SavedView, "merchantId">): Promise<void> {
  await tx.savedView.create({ data: { ...row, merchantId: scope.merchantId } });
}

export async function patchView(
  tx: Tx,
  scope: Scope,
  id: string,
  patch: Partial<Pick<SavedView, "name" | "query" | "shared">> & { readonly updatedAt: Date },
): Promise<void> {
  await tx.savedView.update({ where: { merchantId_id: { merchantId: scope.merchantId, id } }, data: patch });
}

/** Together with every choice that it be the first: lists then open plain. */
export async function removeView(tx: Tx, scope: Scope, id: string): Promise<void> {
  const { merchantId } = scope;
  await tx.listChoice.updateMany({ where: { merchantId, defaultViewId: id }, data: { defaultViewId: null } });
  await tx.savedView.delete({ where: { merchantId_id: { merchantId, id } } });
}

export async function findChoice(
  scope: Scope,
  memberId: MemberId,
  list: ListName,
): Promise<ListChoice | null> {
  return db().listChoice.findUnique({
    where: { merchantId_memberId_list: { merchantId: scope.merchantId, memberId, list } },
  });
}

export async function keepChoice(
  tx: Tx,
  scope: Scope,
  memberId: MemberId,
  list: ListName,
  choice: Partial<Pick<ListChoice, "columns" | "defaultViewId">>,
): Promise<void> {
  const key = { merchantId: scope.merchantId, memberId, list };
  await tx.listChoice.upsert({
    where: { merchantId_memberId_list: key },
    create: { ...key, ...choice },
    update: choice,
  });
}
