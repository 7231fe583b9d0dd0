import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export async function updateWay(
  tx: Tx,
  scope: Scope,
  way: { readonly linkId: string; readonly connectionId: string },
  data: Prisma.PaymentLinkWayUncheckedUpdateInput,
): Promise<void> {
  const { linkId, connectionId } = way;
  await tx.paymentLinkWay.update({
    where: { merchantId_linkId_connectionId: { merchantId: scope.merchantId, linkId, connectionId } },
    data,
  });
}

/** Links of a connection that also live at the provider. */
export async function listPublishedNativeWays(scope: Scope, connectionId: string) {
  const { merchantId, mode } = scope;
  return db().paymentLinkWay.findMany({
    where: {
      merchantId,
      connectionId,
      nativeState: "published",
      nativeExternalId: { not: null },
      link: { mode },
    },
    select: { linkId: true, nativeExternalId: true },
  });
}

/** Every link that was to have a copy at a connection's provider, the newest first. */
export async function listNativeWays(scope: Scope, connectionId: string, limit: number) {
  const { merchantId, mode } = scope;
  return db().paymentLinkWay.findMany({
    where: { merchantId, connectionId, nativeState: { not: "none" }, link: { mode } },
    select: {
      linkId: true,
      nativeExternalId: true,
      nativeUrl: true,
      nativeState: true,
      link: { select: { title: true } },
    },
    orderBy: { link: { createdAt: "desc" } },
    take: limit,
  });
}

/** Connections with links on the provider's own pages. The worker's own sweep: it crosses merchants. */
export async function listConnectionsWithNativeLinks(): Promise<
  { merchantId: string; mode: string; connectionId: string }[]
> {
  return db().$queryRaw`
    SELECT DISTINCT link.merchant_id AS "merchantId", link.mode, way.connection_id AS "connectionId"
    FROM payment_link_ways AS way
    JOIN payment_links AS link ON link.merchant_id = way.merchant_id AND link.id = way.link_id
    WHERE way.native_state = 'published' AND link.status = 'published'`;
}
