import type { Scope } from "../auth/scope.ts";
import { maskEmail } from "../customers/mask-email.ts";
import { catcherUrl } from "./catcher-url.ts";
import { mailDto } from "./mail-dto.ts";
import { isMailSetUp } from "./mail-setup.ts";
import { listMailRows } from "./repository.ts";
import type { Mails } from "./schema.ts";

const SHOWN = 20;

/** The newest letters about these things, which the caller has found in the same scope. */
export async function listMails(
  scope: Scope,
  targetIds: readonly string[],
  customer: { readonly name: string; readonly email: string | null } | null,
): Promise<Mails> {
  const rows = await listMailRows(scope, targetIds, SHOWN);
  const email = customer?.email ?? null;
  return {
    isSetUp: isMailSetUp(),
    catcherUrl: catcherUrl(),
    recipient: email === null ? null : { name: customer?.name ?? "", email: maskEmail(email) },
    rows: rows.map(mailDto),
  };
}
