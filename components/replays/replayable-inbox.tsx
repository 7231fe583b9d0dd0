"use client";

import { RotateCw } from "lucide-react";
import { MOST_CHOSEN } from "#lib/replays/status.ts";
import type { EventFilters } from "#lib/webhooks/schema.ts";
import { type MayAccept, MayAcceptProvider } from "../quarantine/may-accept.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { WebhooksScreen, type WebhooksScreenProps } from "../webhooks/webhooks-screen.tsx";
import { newReplayHref } from "./ask-query.ts";

interface ReplayableInboxProps extends Omit<WebhooksScreenProps, "bulkActions"> {
  mayAccept: MayAccept;
}

/** The inbox, with the way to a replay of what is ticked or shown. */
export function ReplayableInbox({ mayAccept, ...screen }: ReplayableInboxProps) {
  const { merchant } = screen;
  return (
    <MayAcceptProvider value={mayAccept}>
      <WebhooksScreen
        {...screen}
        bulkActions={({ ids, filters }) => <ReplayLink {...{ merchant, ids, filters }} />}
      />
    </MayAcceptProvider>
  );
}

function ReplayLink({
  merchant,
  ids,
  filters,
}: {
  merchant: string;
  ids: readonly string[];
  filters: EventFilters;
}) {
  // What has no proof is never replayed: it can only be let in.
  if (filters.tab === "quarantine") return null;
  const { after: _after, before: _before, ...kept } = filters;
  const asked =
    ids.length === 0
      ? { ...kept, kind: "filter" as const }
      : { kind: "selection" as const, ids: ids.slice(0, MOST_CHOSEN) };
  return (
    <LinkButton href={newReplayHref(merchant, asked)} size="sm" icon={<RotateCw aria-hidden />}>
      {ids.length === 0 ? "Replay these" : "Replay"}
    </LinkButton>
  );
}
