"use client";

import { Landmark } from "lucide-react";
import type { PayoutOptions } from "#lib/movements/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { PayoutFields } from "./payout-fields.tsx";
import { PayoutReview } from "./payout-review.tsx";
import { usePayoutForm } from "./use-payout-form.ts";

interface NewPayoutProps {
  merchant: string;
  options: PayoutOptions;
  /** Made with the page: however often the form is sent, it makes one payout. */
  idempotencyKey: string;
}

/** Two steps: what is to be sent, and a last look at exactly that. */
export function NewPayout({ merchant, options, idempotencyKey }: NewPayoutProps) {
  const state = usePayoutForm(merchant, options, idempotencyKey);
  return (
    <div className="grid max-w-[600px] gap-5">
      <PageHeader
        title="New payout"
        subtitle={
          state.reviewing
            ? "Look at it once more before it is sent."
            : "Money from a provider to a bank account."
        }
      />
      {options.connections.length === 0 ? (
        <EmptyState
          icon={Landmark}
          title="No connection can pay out"
          action={
            <LinkButton href={`/${merchant}/connections`} variant="primary">
              Look at connections
            </LinkButton>
          }
        >
          In this mode no connection's provider sends money to bank accounts.
        </EmptyState>
      ) : state.reviewing ? (
        <PayoutReview state={state} limits={options.limits} />
      ) : (
        <PayoutFields state={state} options={options} />
      )}
    </div>
  );
}
