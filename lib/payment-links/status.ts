import type { Tone } from "../transactions/status.ts";

export const LINK_STATUSES = ["draft", "published", "archived"] as const;
export type LinkStatus = (typeof LINK_STATUSES)[number];

/** What a payer finds: the stored status with time and payments taken into account. */
export const LINK_STATES = ["draft", "open", "paid", "sold_out", "expired", "archived"] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const LINK_STATE: Readonly<
  Record<LinkState, { readonly label: string; readonly tone: Tone; readonly icon: string }>
> = {
  draft: { label: "Draft", tone: "mute", icon: "pencil" },
  open: { label: "Open", tone: "info", icon: "link" },
  paid: { label: "Paid", tone: "ok", icon: "circle-check" },
  sold_out: { label: "Sold out", tone: "mute", icon: "ban" },
  expired: { label: "Expired", tone: "mute", icon: "timer-off" },
  archived: { label: "Archived", tone: "mute", icon: "archive" },
};

export interface LinkFacts {
  readonly status: LinkStatus;
  readonly expiresAt: Date | null;
  readonly maxPayments: number | null;
  readonly paidCount: number;
  /** It collects for an invoice of which nothing is due any more. */
  readonly nothingDue?: boolean;
}

/** Paid outranks expired and archived: whoever paid must find a receipt, whatever happened to the link since. */
export function linkState(link: LinkFacts, now: Date): LinkState {
  if (link.maxPayments !== null && link.paidCount >= link.maxPayments)
    return link.maxPayments === 1 ? "paid" : "sold_out";
  if (link.status === "archived") return "archived";
  if (link.status === "draft") return "draft";
  if (link.nothingDue) return "paid";
  if (link.expiresAt !== null && link.expiresAt <= now) return "expired";
  return "open";
}
