"use client";

import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { Day } from "./day.tsx";

/** Everything else that is known of it. */
export function InvoiceDetails({ merchant, invoice }: { merchant: string; invoice: InvoiceDetail }) {
  const { document, link, kind } = invoice;
  const { billTo } = document;
  const time = (label: string, at: string | null) =>
    at === null ? [] : [{ label, value: <Time at={at} /> }];
  const text = (label: string, value: string) => (value === "" ? [] : [{ label, value }]);
  const items = [
    ...text("Made out to", billTo.name),
    ...text("Address", billTo.address),
    ...text("Tax number", billTo.taxId),
    ...(invoice.issueDate === null ? [] : [{ label: "Issued", value: <Day value={invoice.issueDate} /> }]),
    ...(kind === "invoice" ? [{ label: "Due", value: <Day value={invoice.dueDate} /> }] : []),
    ...(kind === "invoice" ? [{ label: "In parts", value: invoice.allowsPartial ? "Yes" : "No" }] : []),
    { label: "Rounding", value: invoice.form.rounding === "line" ? "Each line" : "Once for each tax" },
    { label: "Language", value: document.language.toUpperCase() },
    ...text("Notes", document.notes),
    ...text("Terms", document.terms),
    ...time("Sent", invoice.sentAt),
    ...time("Viewed", invoice.viewedAt),
    ...time("Paid", invoice.paidAt),
    ...time("Voided", invoice.voidedAt),
    ...(link === null
      ? []
      : [
          {
            label: "Payment link",
            value: <TextLink href={`/${merchant}/payment-links/${link.id}`}>Open it</TextLink>,
          },
        ]),
    ...text("Written by", invoice.createdBy ?? ""),
    {
      label: "Id",
      value: invoice.id,
      mono: true,
      action: <CopyButton value={invoice.id} what="id" size="xs" />,
    },
  ];
  return (
    <Card title="Details">
      <KeyValues items={items} wrap />
      {document.attachments.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3">
          {document.attachments.map(({ name, url }) => (
            <li key={`${name} ${url}`} className="min-w-0 break-words">
              <a href={url} rel="noopener noreferrer" target="_blank" className="text-accent hover:underline">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
