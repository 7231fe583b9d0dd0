"use client";

import type { CallDto } from "#lib/connections/schema.ts";
import { CallStatus } from "../connections/call-status.tsx";
import { Time } from "../ui/time.tsx";
import { useMoment } from "./use-moment.ts";

interface ProviderCallsProps {
  calls: readonly CallDto[];
  createdAt: string;
  onShowCall: (callId: string) => void;
}

/** Every request to the provider about this transaction; a row opens what was sent and answered. */
export function ProviderCalls({ calls, createdAt, onShowCall }: ProviderCallsProps) {
  const { modeOf } = useMoment(createdAt);
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="calls-title" className="mt-7">
      <div className="mb-2.5 flex items-baseline justify-between">
        <h2 id="calls-title" className="text-section font-semibold">
          Provider calls
        </h2>
        <span className="text-meta text-ink-3 tabular-nums">{calls.length}</span>
      </div>
      <ul className="overflow-hidden rounded-3 border border-line bg-surface">
        {calls.map((call) => (
          <li key={call.id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              onClick={() => onShowCall(call.id)}
              className="ring-inside grid min-h-11 w-full grid-cols-[44px_minmax(0,1fr)_auto_auto] items-center gap-x-3 px-3 py-1.5 text-left tabular-nums hover:bg-hover sm:grid-cols-[44px_minmax(0,1fr)_72px_84px_auto]"
            >
              <span className="font-strong text-ink-2">{call.method}</span>
              <span className="truncate font-mono text-meta">
                {call.path}
                {call.attempt > 1 && <span className="text-ink-3">{` · attempt ${call.attempt}`}</span>}
              </span>
              <span>
                <CallStatus call={call} />
              </span>
              <span className="text-right text-ink-2 max-sm:hidden">{call.durationMs} ms</span>
              <Time at={call.at} mode={modeOf(call.at)} className="text-right text-ink-2" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
