"use client";

import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Card } from "../ui/card.tsx";
import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";

interface CustomerCardProps {
  merchant: string;
  customer: NonNullable<TransactionDetail["customerDetail"]>;
}

export function CustomerCard({ merchant, customer }: CustomerCardProps) {
  const { locale } = useReader();
  const { id, name, email, payments, firstSeenAt } = customer;
  const count = new Intl.NumberFormat(locale).format(payments);
  return (
    <Card title="Customer">
      <div className="flex items-center gap-3">
        <Avatar name={name} size="md" />
        <div className="min-w-0">
          <p className="truncate">
            <TextLink href={`/${merchant}/customers/${id}`}>{name || email || "Without a name"}</TextLink>
          </p>
          {email !== null && name !== "" && <p className="truncate text-ink-2">{email}</p>}
        </div>
      </div>
      <p className="mt-2.5 text-meta text-ink-2">
        <TextLink href={`/${merchant}/transactions?q=${id}`}>
          {count} {payments === 1 ? "payment" : "payments"}
        </TextLink>{" "}
        · first seen <Time at={firstSeenAt} mode="date" />
      </p>
    </Card>
  );
}
