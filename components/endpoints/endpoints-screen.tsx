"use client";

import { BookOpen, Plus, Webhook } from "lucide-react";
import { useMemo } from "react";
import type { EndpointList, EndpointRow } from "#lib/endpoints/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LiveDot } from "../ui/live-dot.tsx";
import { useReader } from "../ui/reader.tsx";
import { EndpointCard } from "./endpoint-card.tsx";
import { endpointColumns } from "./endpoint-columns.tsx";
import { useEndpoints } from "./use-endpoints.ts";

interface EndpointsScreenProps {
  merchant: string;
  list: EndpointList;
  canWrite: boolean;
}

/** Where events are forwarded to, and how that goes. */
export function EndpointsScreen({ merchant, list: opened, canWrite }: EndpointsScreenProps) {
  const { locale } = useReader();
  const { rows, most } = useEndpoints(merchant, opened);
  const columns = useMemo(() => endpointColumns(locale), [locale]);
  const base = `/${merchant}/webhooks/endpoints`;
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <p className="min-w-0 flex-1 basis-72 text-pretty text-ink-2">
          Your own systems, told what happens to payments, refunds, payouts and links: signed, at least once.
        </p>
        <span className="max-md:order-last">
          <LiveDot tone="ok">Live · figures of 24 hours</LiveDot>
        </span>
        <LinkButton href={`${base}/events`} icon={<BookOpen aria-hidden />}>
          Event catalogue
        </LinkButton>
        {canWrite && rows.length > 0 && rows.length < most && (
          <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden />}>
            Add an endpoint
          </LinkButton>
        )}
      </div>
      <DataTable<EndpointRow>
        label="Endpoints"
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowHref={(row) => `${base}/${row.id}`}
        renderCard={(row) => <EndpointCard row={row} locale={locale} />}
        filtered={false}
        empty={<NothingYet base={base} canWrite={canWrite} />}
        emptyFiltered={null}
      />
      <p className="px-1 py-2.5 text-meta text-ink-3">
        {rows.length >= most
          ? `${most} endpoints are as many as there can be in one mode. Delete one to add another.`
          : !canWrite && "Adding an endpoint needs the permission endpoints.write."}
      </p>
    </div>
  );
}

function rowKey(row: EndpointRow): string {
  return row.id;
}

function NothingYet({ base, canWrite }: { base: string; canWrite: boolean }) {
  return (
    <EmptyState
      icon={Webhook}
      title="Nothing is forwarded yet"
      action={
        canWrite && (
          <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden />}>
            Add an endpoint
          </LinkButton>
        )
      }
    >
      An endpoint is an address of your own shop or accounting. It is told of every payment, refund and payout
      as it happens, whichever provider it came through, and each delivery is kept here with its answer.
      {!canWrite && " An owner or developer can add one."}
    </EmptyState>
  );
}
