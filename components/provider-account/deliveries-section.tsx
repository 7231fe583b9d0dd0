"use client";

import { RotateCw } from "lucide-react";
import { deliveriesDto } from "#lib/provider-account/schema.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { Time } from "../ui/time.tsx";
import { type AccountFilters, accountQuery, listQuery } from "./account-url.ts";
import { ListFilters } from "./list-filters.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";
import { useEndpointActions } from "./use-endpoint-actions.ts";

interface DeliveriesSectionProps extends AccountProps {
  base: string;
  filters: AccountFilters;
  canRetry: boolean;
}

const FIELDS = [{ name: "status", label: "Status", example: "failed" }] as const;

/** The provider's own log of what it sent, and to have something sent again. */
export function DeliveriesSection({ base, filters, canRetry, ...account }: DeliveriesSectionProps) {
  const { status, cursor } = filters;
  const asked = useAccount(account, "deliveries", deliveriesDto, listQuery({ status, cursor }));
  const { busy, retry } = useEndpointActions(account);
  const to = (next: string | undefined) => base + accountQuery("deliveries", { status, cursor: next });
  return (
    <SectionCard title="Delivery log" asked={asked}>
      {({ items, nextCursor }) => (
        <>
          <ListFilters {...{ base, filters }} section="deliveries" fields={FIELDS} />
          {items.length === 0 && (
            <EmptyState title="Nothing was sent">
              {account.providerName} has no delivery on this page of its log.
            </EmptyState>
          )}
          <ul className="divide-y divide-line">
            {items.map((delivery) => (
              <li key={delivery.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
                <span className="w-20 shrink-0 truncate font-medium" title={delivery.status}>
                  {delivery.status}
                </span>
                <span className="min-w-0 flex-1 max-sm:basis-full">
                  <span className="block truncate font-mono text-meta">{delivery.type}</span>
                  <span className="block truncate font-mono text-meta text-ink-3">
                    {delivery.eventId ?? delivery.id}
                  </span>
                </span>
                <span className="text-meta text-ink-2 tabular-nums">{answerWords(delivery)}</span>
                <span className="text-meta text-ink-3">
                  {delivery.at && <Time at={delivery.at} mode="list" />}
                </span>
                {canRetry && delivery.canRetry && (
                  <Button
                    size="sm"
                    icon={<RotateCw aria-hidden />}
                    disabled={busy}
                    onClick={() => retry(delivery.id)}
                  >
                    Send again
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <div className="px-5 pb-3">
            <PaginationFooter
              newerHref={cursor ? to(undefined) : null}
              olderHref={nextCursor && to(nextCursor)}
            />
          </div>
        </>
      )}
    </SectionCard>
  );
}

function answerWords({
  httpStatus,
  attempts,
}: {
  httpStatus: number | null;
  attempts: number | null;
}): string {
  const tries = attempts === null ? null : attempts === 1 ? "1 try" : `${attempts} tries`;
  return [httpStatus, tries].filter((part) => part !== null).join(" · ");
}
