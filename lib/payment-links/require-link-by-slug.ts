import { payerScope, type Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { findLinkBySlug, type LinkRecord } from "./repository.ts";

export interface PublicLink {
  readonly scope: Scope;
  readonly linkId: string;
  readonly link: LinkRecord;
}

/** The link behind a public address with the scope that its holder has; throws not found, for drafts too. */
export async function requireLinkBySlug(slug: string): Promise<PublicLink> {
  const found = await requireAnyLinkBySlug(slug);
  if (found.link.status === "draft") throw notFound("Payment link");
  return found;
}

/** As {@link requireLinkBySlug}, for what a draft's own form and page show as well. */
export async function requireAnyLinkBySlug(slug: string): Promise<PublicLink> {
  const link = await findLinkBySlug(slug);
  const mode = MODES.find((known) => known === link?.mode);
  if (!link || !mode) throw notFound("Payment link");
  return { scope: payerScope(assertId("merchant", link.merchantId), mode), linkId: link.id, link };
}
