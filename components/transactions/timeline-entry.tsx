"use client";

import { Scale } from "lucide-react";
import type { TimelineEntryDto } from "#lib/transactions/schema.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { TimelineItem } from "../ui/timeline.tsx";
import { entryIcon, entryTone, SOURCE_LABEL } from "./timeline-words.ts";
import { useMoment } from "./use-moment.ts";

interface TimelineEntryProps {
  merchant: string;
  entry: TimelineEntryDto;
  createdAt: string;
  /** Time of the entry that this one contradicts. */
  disagreesWith: string | undefined;
  /** Shows the provider call it came from; absent when that call is no longer kept. */
  onShowCall: (() => void) | undefined;
  /** Has the webhook that it came from read again. */
  onReplay: (eventId: string) => void;
}

export function TimelineEntry({
  merchant,
  entry,
  createdAt,
  disagreesWith,
  onShowCall,
  onReplay,
}: TimelineEntryProps) {
  const { modeOf, clock } = useMoment(createdAt);
  const badge = disagreesWith && (
    <StatusPill tone="warn" icon={Scale}>{`disagrees with ${clock(disagreesWith)}`}</StatusPill>
  );
  const raw = rawLink(merchant, entry.eventId, onShowCall, onReplay);
  const providerClock =
    entry.providerAt !== null && clock(entry.providerAt) !== clock(entry.at) ? entry.providerAt : null;
  return (
    <TimelineItem
      icon={entryIcon(entry)}
      tone={entryTone(entry)}
      title={entry.summary}
      badge={badge}
      source={SOURCE_LABEL[entry.source]}
      time={<Time at={entry.at} mode={modeOf(entry.at)} />}
    >
      {(entry.detail !== "" || raw !== null || providerClock !== null) && (
        <span className="whitespace-pre-line break-words">
          {entry.detail}
          {providerClock !== null && (
            <>
              {entry.detail !== "" && " · "}their clock{" "}
              <Time at={providerClock} mode={modeOf(providerClock)} />
            </>
          )}
          {raw !== null && (
            <>
              {(entry.detail !== "" || providerClock !== null) && " · "}
              {raw}
            </>
          )}
        </span>
      )}
    </TimelineItem>
  );
}

function rawLink(
  merchant: string,
  eventId: string | null,
  onShowCall: (() => void) | undefined,
  onReplay: (eventId: string) => void,
) {
  if (eventId !== null)
    return (
      <>
        <TextLink href={`/${merchant}/webhooks?event=${eventId}`}>raw</TextLink>
        {" · "}
        <Step onClick={() => onReplay(eventId)}>replay</Step>
      </>
    );
  return onShowCall === undefined ? null : <Step onClick={onShowCall}>raw</Step>;
}

function Step({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded-[3px] font-medium text-accent underline-offset-2 hover:underline"
    >
      {children}
    </button>
  );
}
