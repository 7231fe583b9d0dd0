"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import type { CustomerDetail, Revealed } from "#lib/customer-desk/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { Time } from "../ui/time.tsx";
import { Country } from "./country.tsx";
import { RevealDialog } from "./reveal-dialog.tsx";
import { useRevealed } from "./use-revealed.ts";

interface PersonalCardProps {
  merchant: string;
  customer: CustomerDetail;
  canReveal: boolean;
}

/** How to reach a customer, masked until somebody says why they need it; then for this view only. */
export function PersonalCard({ merchant, customer, canReveal }: PersonalCardProps) {
  const { revealed, show, hide } = useRevealed();
  const [asking, setAsking] = useState(false);
  return (
    <Card title="Personal data">
      <KeyValues items={items(customer, revealed)} />
      {customer.masked && (
        <div className="mt-4">
          {revealed === null ? (
            <Button
              size="sm"
              icon={<Eye aria-hidden />}
              disabled={!canReveal}
              aria-describedby={canReveal ? undefined : "reveal-reason"}
              onClick={() => setAsking(true)}
            >
              Reveal
            </Button>
          ) : (
            <Button size="sm" icon={<EyeOff aria-hidden />} onClick={hide}>
              Hide again
            </Button>
          )}
          {!canReveal && (
            <p id="reveal-reason" className="mt-1 text-meta text-ink-3">
              Needs the permission customers.reveal.
            </p>
          )}
        </div>
      )}
      {asking && (
        <RevealDialog
          merchant={merchant}
          customerId={customer.id}
          onRevealed={show}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

function items(customer: CustomerDetail, revealed: Revealed | null): KeyValue[] {
  const { name, email, externalRef, otherEmails, country, createdAt, id } = customer;
  const shown = revealed ?? { name, email, externalRef, otherEmails };
  const copy = (value: string, what: string) =>
    revealed === null ? {} : { action: <CopyButton value={value} what={what} /> };
  return [
    { label: "Name", value: <span title={shown.name}>{shown.name || "–"}</span> },
    ...(shown.email === null
      ? []
      : [{ label: "E-mail", value: <Whole text={shown.email} />, ...copy(shown.email, "e-mail") }]),
    ...shown.otherEmails.map((other, index) => ({
      label: index === 0 ? "Also" : `Also (${index + 1})`,
      value: <Whole text={other} />,
      ...copy(other, "e-mail"),
    })),
    ...(shown.externalRef === null
      ? []
      : [
          {
            label: "Your reference",
            value: shown.externalRef,
            mono: true,
            ...copy(shown.externalRef, "reference"),
          },
        ]),
    { label: "Country", value: <Country code={country} /> },
    { label: "First seen", value: <Time at={createdAt} mode="date" /> },
    { label: "Id", value: id, mono: true, action: <CopyButton value={id} what="id" /> },
  ];
}

function Whole({ text }: { text: string }) {
  return <span title={text}>{text}</span>;
}
