"use client";

import { useQuery } from "@tanstack/react-query";
import type { Drift } from "#lib/drift/schema.ts";
import { DRIFT_WORDS } from "#lib/drift/status.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";

interface DriftCardProps {
  merchant: string;
  connectionId: string;
}

/** What the provider says outside its documents: kept, counted, never dropped. Nothing is shown while there is nothing. */
export function DriftCard({ merchant, connectionId }: DriftCardProps) {
  const { data } = useQuery({
    queryKey: ["connections", merchant, "drift", connectionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/connections/${connectionId}/drift`,
        async () => (await import("#lib/drift/schema.ts")).driftListDto,
        signal,
      ),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card title="Not in the provider's documents" aside={`${data.items.length} kinds`} flush>
      <p className="border-b border-line px-5 py-3 text-ink-2">
        Everything is kept and what is understood is applied. An unknown status leaves a payment open until a
        known one comes.
      </p>
      <ul className="divide-y divide-line">
        {data.items.map((item) => (
          <DriftRow key={`${item.kind} ${item.place} ${item.name}`} merchant={merchant} item={item} />
        ))}
      </ul>
    </Card>
  );
}

function DriftRow({ merchant, item }: { merchant: string; item: Drift }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-5 py-2.5">
      <span className="w-[116px] shrink-0 text-meta text-ink-2">{DRIFT_WORDS[item.kind]}</span>
      <span className="min-w-0 flex-1 truncate font-mono text-meta" title={`${item.place}.${item.name}`}>
        {item.kind === "event_type" ? item.name : `${item.place} · ${item.name}`}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-3 text-meta text-ink-2 tabular-nums">
        {item.eventId && (
          <TextLink href={`/${merchant}/webhooks?event=${item.eventId}`}>Newest event</TextLink>
        )}
        {item.count === 1 ? "once" : `${item.count} times`}
        <Time at={item.lastAt} mode="list" />
      </span>
    </li>
  );
}
