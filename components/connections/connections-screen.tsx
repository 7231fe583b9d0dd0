"use client";

import { Plug, Plus } from "lucide-react";
import type { ConnectionCard, ConnectionDetail } from "#lib/connections/schema.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ChecklistCard } from "./checklist-card.tsx";
import { ConnectionCardView } from "./connection-card.tsx";
import { useConnectionCards } from "./use-connections.ts";

interface ConnectionsScreenProps {
  merchant: string;
  cards: ConnectionCard[];
  /** The connection whose way to live is shown below the cards. */
  next: ConnectionDetail | null;
  canWrite: boolean;
}

export function ConnectionsScreen({ merchant, cards: loaded, next, canWrite }: ConnectionsScreenProps) {
  const cards = useConnectionCards(merchant, loaded);
  const connect = (
    <LinkButton href={`/${merchant}/connections/new`} variant="primary" icon={<Plus aria-hidden />}>
      Connect a provider
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Connections" actions={canWrite && connect} />
      {cards.length === 0 ? (
        <div className="mt-5 rounded-3 border border-line bg-surface">
          <EmptyState icon={Plug} title="No connections in this mode" action={canWrite && connect}>
            Your accounts at payment providers appear here, with their health and their webhook addresses.
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-5 grid gap-4 lg:grid-cols-2">
          {cards.map((card) => (
            <ConnectionCardView key={card.id} merchant={merchant} card={card} />
          ))}
        </ul>
      )}
      {next && (
        <div className="mt-5">
          <ChecklistCard connection={next} />
        </div>
      )}
    </>
  );
}
