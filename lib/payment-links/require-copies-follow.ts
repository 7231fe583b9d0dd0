import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { AppError, notFound } from "../errors.ts";
import { nativeCopiesCan } from "./native-copies.ts";
import { findLink, type LinkRecord } from "./repository.ts";

/** The link, when the providers that hold a copy of it can make such a change; refused otherwise. */
export async function requireCopiesFollow(
  scope: Scope,
  linkId: string,
  change: "unpublishLink" | "restoreLink",
): Promise<LinkRecord> {
  const [link, connections] = await Promise.all([findLink(scope, linkId), listConnections(scope)]);
  if (!link) throw notFound("Payment link");
  if (!nativeCopiesCan(link, connections, change))
    throw new AppError("conflict", "This link has no copy at a provider that could follow.");
  return link;
}
