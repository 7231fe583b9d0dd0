"use client";

import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { zoneLabel } from "../layout/zone-label.ts";
import { cn } from "../ui/cn.ts";
import { useReader } from "../ui/reader.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { TimelineEntry } from "./timeline-entry.tsx";
import { isChange } from "./timeline-words.ts";

const ReplayDialog = dynamic(
  () => import("../webhooks/replay-dialog.tsx").then((module) => module.ReplayDialog),
  { ssr: false },
);

const VIEWS = ["all", "changes"] as const;
const VIEW_LABEL = { all: "All sources", changes: "Changes only" } as const;

interface TransactionTimelineProps {
  merchant: string;
  transaction: TransactionDetail;
  onShowCall: (callId: string) => void;
  canReplay: boolean;
}

/** Everything any source said and anybody did, newest first. */
export function TransactionTimeline({
  merchant,
  transaction,
  onShowCall,
  canReplay,
}: TransactionTimelineProps) {
  const [replaying, setReplaying] = useState<string>();
  const [view, setView] = useQueryState("timeline", parseAsStringLiteral(VIEWS).withDefault("all"));
  const { zone } = useReader();
  const { timeline, disagreement, calls, createdAt } = transaction;
  const shown = view === "all" ? timeline : timeline.filter(isChange);
  const callIds = new Set(calls.map((call) => call.id));
  return (
    <section aria-labelledby="timeline-title">
      <div className="mb-3.5 flex flex-wrap items-center justify-between gap-2">
        <h2 id="timeline-title" className="text-section font-semibold">
          Timeline
          <span className="ml-2 text-meta font-book text-ink-3 xl:hidden">
            Times in {zoneLabel(zone, new Date())}
          </span>
        </h2>
        <div className="flex gap-2">
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              onClick={() => void setView(one)}
              className={cn(
                "h-7 rounded-full border px-2.5 text-[12.5px] transition-colors hover:bg-hover",
                view === one
                  ? "border-line-strong bg-surface text-ink"
                  : "border-dashed border-line-strong text-ink-2",
              )}
            >
              {VIEW_LABEL[one]}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="text-ink-3">Nothing has changed yet.</p>
      ) : (
        <Timeline label="Timeline, newest first">
          {shown.map((entry) => {
            const { callId } = entry;
            const known = callId !== null && callIds.has(callId);
            return (
              <TimelineEntry
                key={entry.id}
                merchant={merchant}
                entry={entry}
                createdAt={createdAt}
                disagreesWith={entry.id === disagreement?.second?.entryId ? disagreement.first.at : undefined}
                onShowCall={known ? () => onShowCall(callId) : undefined}
                onReplay={setReplaying}
              />
            );
          })}
        </Timeline>
      )}
      {replaying !== undefined && (
        <ReplayDialog
          {...{ merchant, canReplay }}
          eventId={replaying}
          onClose={() => setReplaying(undefined)}
        />
      )}
    </section>
  );
}
