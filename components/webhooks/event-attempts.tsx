import type { EventDetail } from "#lib/webhooks/schema.ts";
import { Time } from "../ui/time.tsx";
import { durationWords } from "./duration-words.ts";
import { EventOutcome } from "./event-outcome.tsx";

/** Every try at processing an event, newest first. */
export function EventAttempts({ event }: { event: EventDetail }) {
  if (event.attemptList.length === 0) {
    return (
      <p className="py-3 text-ink-3">
        {event.verified ? "Not tried yet." : "Never tried: it had no valid proof."}
      </p>
    );
  }
  return (
    <ol className="divide-y divide-line">
      {event.attemptList.map((attempt) => (
        <li key={attempt.id} className="py-2.5">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span className="flex items-center gap-2">
              <span className="w-6 text-ink-3 tabular-nums">{attempt.number}</span>
              <EventOutcome event={{ status: attempt.outcome, attempts: attempt.number, outcome: "" }} />
            </span>
            <span className="text-meta text-ink-2 tabular-nums">
              <Time at={attempt.startedAt} mode="list" /> · {durationWords(attempt.durationMs)}
            </span>
          </div>
          {(attempt.errorMessage || attempt.trigger === "replay") && (
            <p className="mt-1 pl-8 text-meta text-pretty text-ink-2">
              {attempt.trigger === "replay" && <>Replayed by {attempt.actor ?? "somebody"}. </>}
              {attempt.errorMessage}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
