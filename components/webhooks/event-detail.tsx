"use client";

import { ChevronLeft } from "lucide-react";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { RefusalSection } from "../quarantine/refusal-section.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { PanelTabs } from "../ui/panel-tabs.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { EventAttempts } from "./event-attempts.tsx";
import { EventBody } from "./event-body.tsx";
import { eventName } from "./event-columns.tsx";
import { EventEffects } from "./event-effects.tsx";
import { EventFacts } from "./event-facts.tsx";
import { EventHeaders } from "./event-headers.tsx";
import { EventNotes } from "./event-notes.tsx";
import { EventOutcome } from "./event-outcome.tsx";
import { EventProof } from "./event-proof.tsx";
import { ReplayButton } from "./replay-button.tsx";

interface EventDetailPanelProps {
  merchant: string;
  event: EventDetail;
  canReplay: boolean;
  /** The list without the event, for narrow screens where it stands in the list's place. */
  closeHref: string;
  /** The same list with another event opened. */
  eventHref: (id: string) => string;
}

export function EventDetailPanel({
  merchant,
  event,
  canReplay,
  closeHref,
  eventHref,
}: EventDetailPanelProps) {
  return (
    <section
      aria-label="Chosen event"
      className="min-w-0 rounded-3 border border-line bg-surface p-5 max-md:p-4"
    >
      <TextLink href={closeHref} scroll={false} className="mb-3 inline-flex items-center gap-1 xl:hidden">
        <ChevronLeft aria-hidden />
        All events
      </TextLink>
      <div className="flex items-start justify-between gap-3 max-md:flex-col">
        <div className="min-w-0 max-md:w-full">
          <h2 className="font-mono text-form font-semibold break-words">{eventName(event)}</h2>
          <p className="mt-1 flex items-center gap-1 text-meta text-ink-3">
            <span className="truncate">
              {event.externalEventId ?? event.id} · {event.connection.name}
            </span>
            <CopyButton value={event.externalEventId ?? event.id} what="event id" />
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-2">
            <EventOutcome event={event} />
            {event.outcome && event.outcome !== "Applied" && (
              <span className="text-meta text-ink-2">{event.outcome}</span>
            )}
          </div>
        </div>
        <ReplayButton merchant={merchant} event={event} canReplay={canReplay} />
      </div>
      <EventNotes event={event} />
      {event.status === "rejected" && (
        <div className="mt-2">
          <RefusalSection key={event.id} merchant={merchant} eventId={event.id} />
        </div>
      )}
      <EventEffects merchant={merchant} effects={event.effects} />
      <div className="mt-3">
        <PanelTabs
          key={event.id}
          label="Parts of the event"
          tabs={[
            { value: "body", label: "Body", content: <EventBody event={event} /> },
            {
              value: "headers",
              label: "Headers",
              content: <EventHeaders event={event} />,
            },
            {
              value: "attempts",
              label: "Attempts",
              count: String(event.attempts),
              content: <EventAttempts event={event} />,
            },
            { value: "proof", label: "Proof", content: <EventProof event={event} /> },
          ]}
        />
      </div>
      <EventFacts {...{ merchant, event, eventHref }} />
    </section>
  );
}
