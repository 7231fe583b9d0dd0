"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { Similar, SimilarRow } from "#lib/similar/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { Card } from "../ui/card.tsx";
import { Tag } from "../ui/tag.tsx";
import { Time } from "../ui/time.tsx";

const WORDS: Readonly<Record<SimilarRow["alike"][number], string>> = {
  invoice: "same invoice",
  reference: "same reference",
  customer: "same customer",
  amount: "same amount within the hour",
};

interface SimilarCardProps {
  merchant: string;
  transactionId: string;
  opened: Similar;
}

/** What somebody could take this for, with why; nothing where there is none. */
export function SimilarCard({ merchant, transactionId, opened }: SimilarCardProps) {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "similar", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${transactionId}/similar`,
        async () => (await import("#lib/similar/schema.ts")).similarDto,
        signal,
      ),
    initialData: opened,
  });
  if (data.rows.length === 0) return null;
  return (
    <Card title="Similar" flush>
      <ul className="divide-y divide-line">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Link
              href={`/${merchant}/transactions/${row.id}`}
              className="ring-inside grid gap-1 px-5 py-2.5 hover:bg-hover"
            >
              <span className="flex items-center justify-between gap-3">
                <Money value={row.amount} />
                <TransactionStatusBadge status={row.status} />
              </span>
              <span className="flex items-baseline justify-between gap-3 text-meta text-ink-3">
                <span className="min-w-0 truncate font-mono">{row.reference}</span>
                <Time at={row.createdAt} mode="list" />
              </span>
              <span className="flex flex-wrap gap-1">
                {row.alike.map((one) => (
                  <Tag key={one}>{WORDS[one]}</Tag>
                ))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
