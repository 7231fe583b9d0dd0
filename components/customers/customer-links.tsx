import Link from "next/link";
import type { CustomerDetail } from "#lib/customer-desk/schema.ts";
import { LinkAmount } from "../payment-links/link-amount.tsx";
import { LinkStateBadge } from "../payment-links/link-state-badge.tsx";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { customerQuery } from "./customers-url.ts";
import { ShownOf } from "./shown-of.tsx";

interface CustomerLinksProps {
  merchant: string;
  customer: Pick<CustomerDetail, "id" | "links" | "totals">;
}

/** Payment links made for a customer; nothing when there are none. */
export function CustomerLinks({ merchant, customer: { id, links, totals } }: CustomerLinksProps) {
  if (links.length === 0) return null;
  return (
    <Card
      title="Payment links"
      aside={
        <ShownOf
          shown={links.length}
          total={totals.links}
          things="payment links"
          href={`/${merchant}/payment-links?q=${id}`}
        />
      }
      flush
    >
      <ul className="divide-y divide-line">
        {links.map((link) => (
          <li key={link.id}>
            <Link
              href={`/${merchant}/payment-links/${link.id}`}
              className="ring-inside grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-hover sm:grid-cols-[170px_140px_minmax(0,1fr)_auto]"
            >
              <LinkAmount amount={link.amount} currency={link.currency} choices={link.choices} />
              <span className="max-sm:text-right">
                <LinkStateBadge state={link.state} />
              </span>
              <span className="truncate text-ink-2">{link.title}</span>
              <Time at={link.createdAt} mode="list" className="text-right text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface CustomerInvoicesProps {
  merchant: string;
  customer: Pick<CustomerDetail, "id" | "invoices" | "totals">;
}

/** Each leads to everything that carries the number. */
export function CustomerInvoices({ merchant, customer: { id, invoices, totals } }: CustomerInvoicesProps) {
  if (invoices.length === 0) return null;
  return (
    <Card
      title="Invoice numbers"
      aside={
        <ShownOf
          shown={invoices.length}
          total={totals.invoices}
          things="invoice numbers"
          href={`/${merchant}/customers/${id}${customerQuery({}, { all: "numbers" })}`}
          stays
        />
      }
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 font-mono text-meta">
        {invoices.map((number) => (
          <li key={number} className="min-w-0 break-words">
            <TextLink href={`/${merchant}/transactions?q=${encodeURIComponent(number)}`}>{number}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
