"use client";

import { listedPaymentsDto } from "#lib/provider-account/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { type AccountFilters, accountQuery, listQuery } from "./account-url.ts";
import { ListFilters } from "./list-filters.tsx";
import { ListedPaymentRow } from "./listed-payment-row.tsx";
import { SectionCard } from "./section-card.tsx";
import { type AccountProps, useAccount } from "./use-account.ts";

interface PaymentsSectionProps extends AccountProps {
  base: string;
  filters: AccountFilters;
}

const FIELDS = [
  { name: "reference", label: "Reference", example: "As the provider has it" },
  { name: "customerId", label: "Customer", example: "As the provider has it" },
  { name: "status", label: "Status", example: "The provider's word" },
  { name: "from", label: "From (UTC)", type: "date" },
  { name: "to", label: "Until (UTC)", type: "date" },
] as const;

/** The provider's own list of payments, each held against our records. */
export function PaymentsSection({ base, filters, ...account }: PaymentsSectionProps) {
  const asked = useAccount(account, "payments", listedPaymentsDto, listQuery(filters));
  const { merchant, providerName } = account;
  const to = (cursor: string | undefined) => base + accountQuery("payments", { ...filters, cursor });
  return (
    <SectionCard title={`Payments as ${providerName} lists them`} asked={asked}>
      {({ items, filters: possible, nextCursor }) => (
        <>
          <ListFilters
            {...{ base, filters }}
            section="payments"
            fields={FIELDS.filter(({ name }) => possible.includes(name))}
          />
          {items.length === 0 ? (
            <EmptyState title="None on this page">
              {providerName} lists no payment here with these filters.
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((payment, index) => (
                <ListedPaymentRow
                  key={payment.externalId ?? `row ${index}`}
                  merchant={merchant}
                  payment={payment}
                />
              ))}
            </ul>
          )}
          <div className="px-5 pb-3">
            <PaginationFooter
              newerHref={filters.cursor ? to(undefined) : null}
              olderHref={nextCursor && to(nextCursor)}
            >
              {filters.cursor && <span className="text-ink-3">Newer goes back to the newest.</span>}
            </PaginationFooter>
          </div>
        </>
      )}
    </SectionCard>
  );
}
