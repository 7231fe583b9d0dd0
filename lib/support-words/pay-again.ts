import { linkUrl } from "../payment-links/link-dto.ts";
import { LINK_STATUSES, linkState } from "../payment-links/status.ts";
import { nextActionDto } from "../transactions/schema.ts";
import { STATUS, type TransactionStatus } from "../transactions/status.ts";
import type { StoredForWords } from "./repository.ts";
import type { Figures, SupportWords } from "./words-shape.ts";

type PayAgain = (words: SupportWords, figures: Figures) => string;

/**
 * The words that bring a customer back to what is still to be paid; null when paying now might pay twice: the link is
 * paid, or the payment is late and may have been taken.
 */
export function payAgainOf(
  row: Pick<StoredForWords, "nextAction" | "link">,
  { status, late, now }: { readonly status: TransactionStatus; readonly late: boolean; readonly now: Date },
): PayAgain | null {
  const { phase } = STATUS[status];
  const isOpen = (status === "created" || status === "pending") && !late;
  if (!isOpen && phase !== "unpaid") return null;
  const { link } = row;
  // Our own page shows what is still to be done, and takes another method too.
  if (link !== null) return isOpenLink(link, now) ? byLink(linkUrl(link.slug)) : null;
  return isOpen ? byNextAction(row.nextAction) : null;
}

function byNextAction(stored: unknown): PayAgain | null {
  const parsed = nextActionDto.safeParse(stored);
  if (!parsed.success) return null;
  const action = parsed.data;
  if (action.type === "redirect") return byLink(action.url);
  if (action.type === "voucher")
    return (words, figures) => words.payByVoucher(figures, action.code, action.url);
  if (action.type === "crypto") return (words, figures) => words.payToAddress(figures, action.address);
  return null;
}

function byLink(url: string): PayAgain {
  return (words, figures) => words.payByLink(figures, url);
}

function isOpenLink(link: NonNullable<StoredForWords["link"]>, now: Date): boolean {
  const status = LINK_STATUSES.find((known) => known === link.status);
  return status !== undefined && linkState({ ...link, status }, now) === "open";
}
