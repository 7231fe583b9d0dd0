import { ChevronRight } from "lucide-react";
import type { DeliveryAttemptDto, DeliveryDetail } from "#lib/deliveries/schema.ts";
import { DELIVERY_TRIGGER } from "#lib/deliveries/status.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "../webhooks/duration-words.ts";

/** Every try with what was answered, newest first, and when the next one is. */
export function DeliveryAttempts({ delivery }: { delivery: DeliveryDetail }) {
  const { attemptList, nextAttemptAt, sending } = delivery;
  return (
    <>
      {sending ? (
        <p className="py-2.5 text-ink-2">A request is under way.</p>
      ) : (
        nextAttemptAt !== null && (
          <p className="py-2.5 text-ink-2">
            Next try <Time at={nextAttemptAt} mode="list" className="font-medium text-ink" />
          </p>
        )
      )}
      {attemptList.length === 0 ? (
        <p className="py-2.5 text-ink-3">Not tried yet.</p>
      ) : (
        <ol className="divide-y divide-line">
          {attemptList.map((attempt) => (
            <Attempt key={attempt.id} attempt={attempt} />
          ))}
        </ol>
      )}
    </>
  );
}

function Attempt({ attempt }: { attempt: DeliveryAttemptDto }) {
  const { number, startedAt, durationMs, errorCode, errorMessage, responseStatus, responseBody, trigger } =
    attempt;
  // Why all of a delivery's tries were made stands with the delivery.
  const isAskedFor = trigger === "redelivery" || trigger === "recovery";
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="flex items-center gap-2">
          <span className="w-6 text-ink-3 tabular-nums">{number}</span>
          <StatusPill tone={errorCode === null ? "ok" : "bad"}>
            {responseStatus === null ? "No answer" : String(responseStatus)}
          </StatusPill>
        </span>
        <span className="text-meta text-ink-2 tabular-nums">
          <Time at={startedAt} mode="list" /> · {durationWords(durationMs)}
        </span>
      </div>
      <div className="grid gap-1.5 pl-8 text-meta text-ink-2">
        {(errorMessage !== null || isAskedFor) && (
          <p className="mt-1 text-pretty">
            {isAskedFor && `${DELIVERY_TRIGGER[trigger]}. `}
            {errorMessage}
          </p>
        )}
        {responseBody !== "" && (
          <details className="group mt-0.5">
            <summary className="flex w-fit list-none items-center gap-1 rounded-[3px] text-accent [&::-webkit-details-marker]:hidden">
              <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
              What it answered
            </summary>
            {/* A text area scrolls with the keyboard and can be selected whole. */}
            <textarea
              readOnly
              aria-label={`Answer to try ${number}`}
              value={responseBody}
              rows={Math.min(8, responseBody.split("\n").length + 1)}
              spellCheck={false}
              className="mt-1.5 block w-full resize-y rounded-2 border border-line bg-sunken px-3 py-2 font-mono text-meta break-all text-ink-2"
            />
          </details>
        )}
      </div>
    </li>
  );
}
