import { cache } from "react";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { behindWall } from "../db/walls/wall.ts";
import { offersDeposits } from "../deposits/offers-deposits.ts";
import { getShellState } from "../overview/get-shell-state.ts";
import { authorize } from "./authorize.ts";
import { memberInShell } from "./current-member.ts";
import { viewerIn } from "./viewer.ts";

const PLACES = [
  ["overview", "overview.read"],
  ["transactions", "transactions.read"],
  ["balances", "balances.read"],
  ["payment-links", "links.read"],
  ["invoices", "invoices.read"],
  ["deposits", "deposits.read"],
  ["customers", "customers.read"],
  ["payouts", "transactions.read"],
  ["exports", "exports.create"],
  ["approvals", "approvals.read"],
  ["webhooks", "webhooks.read"],
  ["connections", "connections.read"],
  ["audit", "audit.read"],
  ["team", "members.read"],
] as const satisfies readonly (readonly [string, Permission])[];

/** What the frame around every screen of a merchant shows; asked once for its title and its content. Throws like `authorize`. */
export const loadShell = cache(async (merchantSlug: string) => {
  const { merchant, merchants, user, member, mode, permissions, lacksFactor } =
    await memberInShell(merchantSlug);
  const may = (permission: Permission): boolean => !lacksFactor && permissions.includes(permission);
  const viewer = await viewerIn(merchant);
  const state = may("overview.read")
    ? await behindOwnWall(merchantSlug, "overview.read", (scope) => getShellState(scope, viewer.dayZone))
    : { deadWebhooks: 0, waitingApprovals: 0, attention: [] };
  const mayBind =
    may("deposits.read") && (await behindOwnWall(merchantSlug, "deposits.read", offersDeposits));
  return {
    merchant: {
      id: merchant.id,
      slug: merchant.slug,
      name: merchant.name,
      subtitle: `${merchant.city} · ${merchant.baseCurrency}`,
    },
    merchants: merchants.map(({ slug, name, city }) => ({ slug, name, subtitle: city })),
    member: { name: user.name, email: user.email, role: member.role.label },
    mode,
    clock: viewer.clock,
    zone: merchant.timeZone,
    places: [
      ...PLACES.filter(([place, permission]) => (place === "deposits" ? mayBind : may(permission))).map(
        ([place]) => place,
      ),
      ...(lacksFactor ? [] : ["settings" as const]),
    ],
    canCreateLink: may("links.write"),
    /** May listen to what changes. */
    isLive: may("overview.read"),
    state,
    searchPrefix: `/${merchant.slug}/transactions?go=1&q=`,
    searchEndpoint: `/api/merchants/${merchant.slug}/search?q=`,
  };
});

async function behindOwnWall<T>(
  merchantSlug: string,
  permission: Permission,
  read: (scope: Scope) => Promise<T>,
): Promise<T> {
  const scope = await authorize(merchantSlug, permission);
  return behindWall(scope, () => read(scope));
}
