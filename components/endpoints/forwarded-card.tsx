"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { DeliveryPage, DeliveryRow } from "#lib/deliveries/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Card } from "../ui/card.tsx";
import { Time } from "../ui/time.tsx";
import { DeliveryStatusPill } from "./delivery-status.tsx";
import { endpointName } from "./endpoint-health.ts";

interface ForwardedCardProps {
  merchant: string;
  transactionId: string;
  opened: DeliveryPage;
}

/** Which endpoints were told of a transaction, what, and how that went; nothing where there is none. */
export function ForwardedCard({ merchant, transactionId, opened }: ForwardedCardProps) {
  const { data } = useQuery({
    queryKey: ["endpoints", merchant, "transaction", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/deliveries?q=${transactionId}`,
        async () => (await import("#lib/deliveries/schema.ts")).deliveryPageDto,
        signal,
      ),
    initialData: opened,
  });
  if (data.rows.length === 0) return null;
  return (
    <Card title="Forwarded" flush aside={data.older !== null && "The newest 50"}>
      <ul className="max-h-[352px] divide-y divide-line overflow-y-auto">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Line merchant={merchant} row={row} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Line({ merchant, row }: { merchant: string; row: DeliveryRow }) {
  const { endpoint, type, createdAt, deliveredAt, id } = row;
  const lines = (
    <>
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-mono text-meta font-strong" title={type}>
          {type}
        </span>
        <DeliveryStatusPill delivery={row} />
      </span>
      <span className="flex items-baseline justify-between gap-3 text-meta text-ink-3">
        <span className="min-w-0 truncate" title={endpoint.url}>
          {endpointName(endpoint)}
          {endpoint.deleted && ", deleted"}
        </span>
        <Time at={deliveredAt ?? createdAt} mode="list" />
      </span>
    </>
  );
  // A deleted endpoint has no page any more; what it was told stays said here.
  if (endpoint.deleted) return <span className="grid gap-1 px-5 py-3">{lines}</span>;
  return (
    <Link
      href={`/${merchant}/webhooks/endpoints/${endpoint.id}?delivery=${id}`}
      className="ring-inside grid gap-1 px-5 py-3 hover:bg-hover"
    >
      {lines}
    </Link>
  );
}
