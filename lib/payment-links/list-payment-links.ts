import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { toPage } from "../paging.ts";
import { linkRow } from "./link-dto.ts";
import { countOfLinks } from "./numbers-repository.ts";
import { listLinks } from "./repository.ts";
import type { LinkFilters, LinkPage } from "./schema.ts";

const PAGE_SIZE = 50;

/** Links of the scope's mode, newest first. */
export async function listPaymentLinks(
  scope: Scope,
  filters: LinkFilters,
  { pageSize = PAGE_SIZE }: { readonly pageSize?: number } = {},
): Promise<LinkPage> {
  const now = systemClock.now();
  const [links, connections] = await Promise.all([
    listLinks(scope, filters, pageSize, now),
    listConnections(scope),
  ]);
  const page = toPage(links, {
    limit: pageSize,
    after: filters.after !== undefined,
    before: filters.before !== undefined,
    cursorOf: (link) => ({ at: link.createdAt, id: link.id }),
  });
  const numbers = await countOfLinks(
    scope,
    page.rows.map(({ id }) => id),
  );
  return { ...page, rows: page.rows.map((link) => linkRow(link, connections, now, numbers.get(link.id))) };
}
