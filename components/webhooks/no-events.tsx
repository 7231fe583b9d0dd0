import { SearchX, ShieldCheck, Telescope, Webhook } from "lucide-react";
import type { EventFilters } from "#lib/webhooks/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Time } from "../ui/time.tsx";
import { isNarrowed } from "./webhooks-url.ts";

export function NothingYet({ merchant }: { merchant: string }) {
  const action = <LinkButton href={`/${merchant}/connections`}>See the webhook addresses</LinkButton>;
  return (
    <EmptyState icon={Webhook} title="No webhooks yet" action={action}>
      Every request that a provider sends to one of your connections appears here, with what became of it.
    </EmptyState>
  );
}

export function NothingMatches({ filters, base }: { filters: EventFilters; base: string }) {
  if (!isNarrowed(filters)) {
    const words =
      filters.tab === "failed"
        ? "Every event was applied or set aside for a reason."
        : "Every request proved who sent it.";
    return (
      <EmptyState icon={ShieldCheck} title="Nothing here, and that is good">
        {words}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing matches"
      action={<LinkButton href={base}>Clear all filters</LinkButton>}
    >
      No event fits this tab and these filters.
    </EmptyState>
  );
}

/** The look ended before it found anything: nothing is said about what lies beyond. */
export function LookFurther({ at, href }: { at: string; href: string }) {
  return (
    <EmptyState
      icon={Telescope}
      title="Nothing so far"
      action={<LinkButton href={href}>Look further</LinkButton>}
    >
      No event as far as <Time at={at} mode="list" /> fits these filters. There are more beyond it.
    </EmptyState>
  );
}
