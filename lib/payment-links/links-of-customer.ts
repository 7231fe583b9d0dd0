import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import { countLinksOf, listLinksOf, moveAll } from "./customer-repository.ts";
import { linkRow } from "./link-dto.ts";
import { countOfLinks } from "./numbers-repository.ts";
import type { LinkRow } from "./schema.ts";

/** Links made for a customer in the scope's mode, newest first, and how many there are. */
export async function listCustomerLinks(
  scope: Scope,
  customerId: string,
  limit: number,
): Promise<{ readonly rows: LinkRow[]; readonly total: number }> {
  const [links, total, connections] = await Promise.all([
    listLinksOf(scope, customerId, limit),
    countLinksOf(scope, customerId, scope.mode),
    listConnections(scope),
  ]);
  const now = systemClock.now();
  const numbers = await countOfLinks(
    scope,
    links.map(({ id }) => id),
  );
  return { rows: links.map((link) => linkRow(link, connections, now, numbers.get(link.id))), total };
}

/** In both modes: a customer is the merchant's. */
export function countCustomerLinks(scope: Scope, customerId: string): Promise<number> {
  return countLinksOf(scope, customerId);
}

/** Puts all links of one customer, in both modes, under another. Returns how many. */
export function moveLinks(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return moveAll(tx, scope, from, to);
}
