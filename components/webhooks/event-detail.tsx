"use client";

import { ChevronLeft, FlaskConical, ShieldX, WandSparkles } from "lucide-react";
import { TEST_HEADER } from "#lib/tester/status.ts";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { EVENT_CHANNEL } from "#lib/webhooks/status.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { PanelTabs } from "../ui/panel-tabs.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "./duration-words.ts";
import { EventAttempts } from "./event-attempts.tsx";
import { EventBody } from "./event-body.tsx";
import { eventName } from "./event-columns.tsx";
import { EventOutcome } from "./event-outcome.tsx";
import { EventProof } from "./event-proof.tsx";
import { ProofMark } from "./proof-mark.tsx";
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
  const headers = Object.entries(event.headers).map(([label, value]) => ({ label, value, mono: true }));
  return (
    <section
      aria-label="Chosen event"
      className="min-w-0 rounded-3 border border-line bg-surface p-5 max-md:p-4"
    >
      <TextLink href={closeHref} scroll={false} className="mb-3 inline-flex items-center gap-1 xl:hidden">
        <ChevronLeft aria-hidden />
        All events
      </TextLink>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
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
      <div className="mt-3 grid gap-2">
        {event.headers[TEST_HEADER] !== undefined && (
          <Note tone="info" icon={FlaskConical} title="A test.">
            It carries the mark of the webhook tester.
          </Note>
        )}
        {event.problem && <Problem event={event} />}
        {event.forecast && <Forecast words={event.forecast} />}
      </div>
      <div className="mt-3">
        <PanelTabs
          key={event.id}
          label="Parts of the event"
          tabs={[
            { value: "body", label: "Body", content: <EventBody body={event.body} /> },
            {
              value: "headers",
              label: "Headers",
              content: <KeyValues items={headers} wrap className="[&_dd]:break-all" />,
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
      <KeyValues className="mt-4" items={facts(merchant, event, eventHref)} />
    </section>
  );
}

function facts(merchant: string, event: EventDetail, eventHref: (id: string) => string): KeyValue[] {
  const { transactionId, firstEventId, nextAttemptAt } = event;
  const isWebhook = event.channel === "webhook";
  const secret = event.matchedSecret === "" ? "" : `, ${event.matchedSecret} secret`;
  const proof = event.scheme === "" ? null : event.scheme + secret;
  return [
    ...(isWebhook ? [] : [{ label: "Came by", value: EVENT_CHANNEL[event.channel].meaning }]),
    {
      label: isWebhook ? "Signature" : "Proof",
      value: proof ?? <ProofMark event={event} words />,
    },
    { label: "Received", value: <Time at={event.receivedAt} /> },
    ...(isWebhook ? [{ label: "Received in", value: durationWords(event.receiveMs) }] : []),
    ...(nextAttemptAt === null
      ? []
      : [{ label: "Next try", value: <Time at={nextAttemptAt} mode="list" /> }]),
    ...(firstEventId === null
      ? []
      : [{ label: "Came first", value: <TextLink href={eventHref(firstEventId)}>{firstEventId}</TextLink> }]),
    {
      label: "Transaction",
      value:
        transactionId === null ? (
          "None"
        ) : (
          <TextLink href={`/${merchant}/transactions/${transactionId}`}>
            {event.reference ?? transactionId}
          </TextLink>
        ),
    },
  ];
}

/** The first sentence is the headline. */
function Problem({ event }: { event: EventDetail }) {
  const [headline = "", ...rest] = (event.problem ?? "").split(/(?<=\.) /);
  const tone = event.status === "dead" ? "bad" : "warn";
  return (
    <Note tone={tone} title={headline} {...(event.status === "rejected" && { icon: ShieldX })}>
      {rest.join(" ")}
    </Note>
  );
}

function Forecast({ words }: { words: string }) {
  const [effect = "", rest = ""] = words.split(/(?=: | until |, and )/s);
  return (
    <Note tone="mute" icon={WandSparkles}>
      If replayed now: <strong className="font-semibold">{effect}</strong>
      {words.slice(effect.length) || rest}
    </Note>
  );
}
