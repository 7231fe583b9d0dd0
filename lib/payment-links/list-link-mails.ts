import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { listMails } from "../mail/list-mails.ts";
import type { Mails } from "../mail/schema.ts";
import { listReceiptedIds } from "./receipt-repository.ts";
import { findLink } from "./repository.ts";

const LOOKED_AT = 50;

/** What was sent about a link, receipts of its payments included; throws not found. */
export async function listLinkMails(scope: Scope, { linkId }: { readonly linkId: string }): Promise<Mails> {
  const [link, paid] = await Promise.all([
    findLink(scope, linkId),
    listReceiptedIds(scope, linkId, LOOKED_AT),
  ]);
  if (link === null) throw notFound("Payment link");
  return listMails(scope, [link.id, ...paid], link.customer);
}
