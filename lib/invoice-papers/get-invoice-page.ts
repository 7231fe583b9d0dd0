import { type Clock, systemClock } from "../clock.ts";
import { todayIn } from "../invoices/dates.ts";
import { requirePublicInvoice } from "../invoices/get-invoice-document.ts";
import { findTimeZone } from "./repository.ts";
import type { InvoicePage } from "./schema.ts";
import { paperState } from "./status.ts";

/** What an invoice's public page shows to whoever holds its address; throws not found, for drafts too. */
export async function getInvoicePage(slug: string, clock: Clock = systemClock): Promise<InvoicePage> {
  const { scope, document, isVoid } = await requirePublicInvoice(slug);
  const today = todayIn(await findTimeZone(scope), clock.now());
  return { slug, mode: scope.mode, document, state: paperState(document, { isVoid, today }) };
}
