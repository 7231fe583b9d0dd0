import type { LinkRow } from "#lib/payment-links/schema.ts";
import { Time } from "../ui/time.tsx";
import { LinkAmount } from "./link-amount.tsx";
import { paidWords } from "./link-counts.ts";
import { LinkStateBadge } from "./link-state-badge.tsx";

/** A row of the list on a phone. */
export function LinkCard({ link }: { link: LinkRow }) {
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <LinkAmount amount={link.amount} currency={link.currency} choices={link.choices} size="card" />
        <LinkStateBadge state={link.state} />
      </span>
      <span className="mt-1.5 block truncate">{link.title}</span>
      <span className="mt-1 flex justify-between gap-3 text-meta text-ink-3">
        <span className="truncate">
          Paid {paidWords(link)} · {link.viewCount} {link.viewCount === 1 ? "view" : "views"}
        </span>
        <Time at={link.createdAt} mode="relative" />
      </span>
    </>
  );
}
