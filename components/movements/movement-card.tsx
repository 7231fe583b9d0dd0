"use client";

import type { Movements } from "#lib/movements/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Card } from "../ui/card.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface MovementCardProps {
  merchant: string;
  kind: string;
  movements: Movements;
}

/** Where money that leaves goes, what for, and which payment it gives back. */
export function MovementCard({ merchant, kind, movements }: MovementCardProps) {
  const { recipient, purpose, parent } = movements;
  const items: KeyValue[] = [
    ...(parent === null
      ? []
      : [
          {
            label: "Payment",
            value: <TextLink href={`/${merchant}/transactions/${parent.id}`}>{parent.reference}</TextLink>,
          },
          { label: "Paid", value: <Money value={parent.amount} /> },
        ]),
    ...(recipient === null
      ? []
      : [{ label: "Recipient", value: <span title={recipient}>{recipient}</span> }]),
    ...(purpose === null ? [] : [{ label: kind === "refund" ? "Reason" : "Purpose", value: purpose }]),
  ];
  if (items.length === 0) return null;
  return (
    <Card title={kind === "refund" ? "Refund" : "Payout"}>
      <KeyValues items={items} wrap />
    </Card>
  );
}
