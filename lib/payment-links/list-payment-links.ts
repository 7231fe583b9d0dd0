import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { toPage } from "../paging.ts";
import { linkRow } from "./link-dto.ts";
import { listLinks } from "./repository.ts";
import type { LinkFilters, LinkPage } from "./schema.ts";

const PAGE_SIZE = 50;

/** Links of the scope's mode, newest first. */
export async function listPaymentLinks(scope: Scope, filters: LinkFilters): Promise<LinkPage> {
  const [links, connections] = await Promise.all([
    listLinks(scope, filters, PAGE_SIZE),
    listConnections(scope),
  ]);
  const page = toPage(links, {
    limit: PAGE_SIZE,
    after: filters.after !== undefined,
    before: filters.before !== undefined,
    cursorOf: (link) => ({ at: link.createdAt, id: link.id }),
  });
  const now = systemClock.now();
  return { ...page, rows: page.rows.map((link) => linkRow(link, connections, now)) };
}
