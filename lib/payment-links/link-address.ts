import type { Scope } from "../auth/scope.ts";
import { linkUrl } from "./link-dto.ts";
import { findLink } from "./repository.ts";

/** The public address of a link; null while nobody can open it. */
export async function linkAddress(scope: Scope, linkId: string): Promise<string | null> {
  const link = await findLink(scope, linkId);
  return link === null || link.status === "draft" ? null : linkUrl(link.slug);
}
