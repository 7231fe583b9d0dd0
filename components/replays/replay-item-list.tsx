"use client";

import type { ReplayDetail, ReplayItem, ReplayItems } from "#lib/replays/schema.ts";
import { asEffectKey, describeEffect } from "#lib/replays/status.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { toneDot } from "../ui/tone.ts";
import { type ItemPlace, itemsQuery } from "./items-query.ts";
import { useReplayItems } from "./use-replays.ts";

interface ReplayItemListProps extends ItemPlace {
  merchant: string;
  replay: ReplayDetail;
  items: ReplayItems;
  /** The replay's own address. */
  here: string;
}

/** Which events, oldest first, and what became of each. */
export function ReplayItemList({
  merchant,
  replay,
  items: opened,
  effect,
  after,
  here,
}: ReplayItemListProps) {
  const { items, next } = useReplayItems(merchant, replay.id, itemsQuery({ effect, after }), opened);
  return (
    <section aria-label="Events of the replay" className="min-w-0">
      {effect !== undefined && (
        <p className="mb-2 flex flex-wrap items-center gap-2 text-ink-2">
          Only “{describeEffect(asEffectKey(effect), "done").label}”.
          <TextLink href={here} scroll={false}>
            Show all
          </TextLink>
        </p>
      )}
      <DataTable<ReplayItem>
        label="Events of the replay"
        columns={columns}
        rows={items}
        rowKey={rowKey}
        rowHref={(row) => `/${merchant}/webhooks?event=${row.eventId}`}
        renderCard={(row) => <ItemCard row={row} />}
        filtered={effect !== undefined}
        empty={null}
        emptyFiltered={
          <EmptyState title="None so far" action={<LinkButton href={here}>Show all events</LinkButton>}>
            No event of this replay had this effect.
          </EmptyState>
        }
        dense
      />
      <div className="mt-2 flex justify-end gap-2">
        {after !== undefined && (
          <LinkButton href={here + itemsQuery({ effect, after: undefined })} size="sm">
            First page
          </LinkButton>
        )}
        {next !== null && (
          <LinkButton href={here + itemsQuery({ effect, after: next })} size="sm">
            Next page
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function rowKey(row: ReplayItem): string {
  return String(row.position);
}

const columns: readonly DataColumn<ReplayItem>[] = [
  {
    id: "place",
    header: "No.",
    width: 64,
    skeleton: "w-6",
    cell: (row) => <span className="text-ink-3 tabular-nums">{row.position + 1}</span>,
  },
  {
    id: "event",
    header: "Event",
    primary: true,
    skeleton: "w-40",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2.5">
        {row.connection && (
          <Monogram letters={row.connection.tile.letters} colour={row.connection.tile.color} />
        )}
        <span className="truncate font-mono text-meta font-strong">{row.type || "unknown request"}</span>
      </span>
    ),
  },
  {
    id: "received",
    header: "Received",
    width: 150,
    skeleton: "w-24",
    cell: (row) => <Time at={row.receivedAt} mode="list" className="text-ink-2" />,
  },
  { id: "effect", header: "Effect", skeleton: "w-32", cell: (row) => <Effect effect={row.effect} /> },
];

function Effect({ effect }: { effect: string | null }) {
  if (effect === null) return <span className="text-ink-3">Not yet</span>;
  const { label, tone } = describeEffect(asEffectKey(effect), "done");
  return (
    <span className="flex min-w-0 items-center gap-2" title={label}>
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", toneDot[tone])} />
      <span className="truncate">{label}</span>
    </span>
  );
}

function ItemCard({ row }: { row: ReplayItem }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="truncate font-mono text-meta font-strong">{row.type || "unknown request"}</span>
        <Time at={row.receivedAt} mode="list" className="text-meta text-ink-2" />
      </span>
      <Effect effect={row.effect} />
    </span>
  );
}
