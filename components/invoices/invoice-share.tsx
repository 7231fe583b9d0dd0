"use client";

import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** Where it is paid. */
export function InvoiceShare({ invoice }: { invoice: InvoiceDetail }) {
  const { link, document } = invoice;
  if (link === null) return null;
  return (
    <Card title="Where it is paid">
      <p className="rounded-1 border border-line bg-sunken px-2.5 py-2 font-mono text-meta break-all">
        {link.url}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton value={link.url} what="link">
          Copy link
        </CopyButton>
        {document.payUrl !== null && (
          <LinkButton size="sm" href={link.url} target="_blank" rel="noopener" prefetch={false}>
            Payer's page
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
