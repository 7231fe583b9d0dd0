"use client";

import type { StreamDto } from "#lib/streams/schema.ts";
import { STREAM_STATE } from "#lib/streams/status.ts";
import { Card } from "../ui/card.tsx";
import { Note } from "../ui/note.tsx";
import { Stat } from "../ui/stat.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { RecoverButton } from "./recover-button.tsx";
import { useStream } from "./use-stream.ts";

interface StreamCardProps {
  merchant: string;
  connectionId: string;
  canRecover: boolean;
}

/** The provider's event stream, beside its webhooks. Nothing is shown where the provider has none. */
export function StreamCard({ merchant, connectionId, canRecover }: StreamCardProps) {
  const stream = useStream(merchant, connectionId);
  if (!stream) return null;
  const { label, tone, icon } = STREAM_STATE[stream.state];
  return (
    <Card
      title="Event stream"
      aside={
        <StatusPill tone={tone} icon={icon}>
          {label}
        </StatusPill>
      }
    >
      {stream.problem && (
        <Note tone="warn" className="mb-4">
          {stream.problem}
        </Note>
      )}
      <StreamFigures stream={stream} />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4">
        <p className="min-w-0 flex-1 basis-64 text-ink-2">
          The same events as the webhooks, over a connection that we keep open. Each is applied once,
          whichever way it comes first; what was missed is fetched when the stream opens again.
        </p>
        {canRecover && <RecoverButton merchant={merchant} connectionId={connectionId} />}
      </div>
    </Card>
  );
}

function StreamFigures({ stream }: { stream: StreamDto }) {
  const { openSince, lastEventAt, broughtFirst, broughtAgain, reconnects } = stream;
  const reopened = reconnects === 1 ? "Opened again once" : `Opened again ${reconnects} times`;
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <Stat
        size="small"
        label="Open since"
        value={openSince === null ? "–" : <Time at={openSince} mode="list" />}
        detail={reconnects === 0 ? "Never broken" : reopened}
      />
      <Stat
        size="small"
        label="Last event"
        value={lastEventAt === null ? "None yet" : <Time at={lastEventAt} mode="relative" />}
        detail="By any way"
      />
      <Stat size="small" label="Brought first" value={broughtFirst} detail="Before a webhook did" />
      <Stat size="small" label="Brought again" value={broughtAgain} detail="Known already" />
    </div>
  );
}
