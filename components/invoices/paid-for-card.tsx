import type { InvoiceOfTransaction } from "#lib/invoices/schema.ts";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface PaidForCardProps {
  merchant: string;
  invoice: NonNullable<InvoiceOfTransaction["invoice"]>;
}

/** The invoice that a payment counts for. */
export function PaidForCard({ merchant, invoice }: PaidForCardProps) {
  return (
    <Card title="Invoice">
      <p>
        Counts for{" "}
        <TextLink href={`/${merchant}/invoices/${invoice.id}`}>
          <span className="font-mono text-meta">{invoice.number}</span>
        </TextLink>
      </p>
    </Card>
  );
}
