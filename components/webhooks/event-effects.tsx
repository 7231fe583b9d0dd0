import { ArrowRight } from "lucide-react";
import type { EventEffect } from "#lib/webhooks/schema.ts";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";

interface EventEffectsProps {
  merchant: string;
  effects: readonly EventEffect[];
}

/** What the event said, fact by fact, and what each changed. Away while it has come to nothing yet. */
export function EventEffects({ merchant, effects }: EventEffectsProps) {
  if (effects.length === 0) return null;
  return (
    <section className="mt-4">
      <h3 className="text-label font-medium text-ink-3">What it changed</h3>
      <ul className="mt-1 divide-y divide-line">
        {effects.map((effect) => (
          <li key={effect.entryId} className="grid gap-1 py-2">
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <Change effect={effect} />
              <TextLink
                href={`/${merchant}/transactions/${effect.transactionId}`}
                className="min-w-0 truncate font-mono text-meta"
              >
                {effect.reference}
              </TextLink>
            </div>
            <p className="flex justify-between gap-3 text-meta text-ink-3">
              <span className="min-w-0 text-pretty break-words">{effect.summary}</span>
              <Time at={effect.at} mode="list" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const UNCHANGED = {
  same: "Nothing: already known",
  stale: "Nothing: older than what is known",
  refused: "Nothing: refused",
} as const;

function Change({ effect: { verdict, statusBefore, statusAfter } }: { effect: EventEffect }) {
  if (verdict === "same" || verdict === "stale" || verdict === "refused") {
    return <span className="text-ink-2">{UNCHANGED[verdict]}</span>;
  }
  if (statusAfter === null) return <span className="text-ink-2">Noted</span>;
  return (
    <span className="flex items-center gap-1.5">
      {statusBefore !== null && statusBefore !== statusAfter && (
        <>
          <TransactionStatusBadge status={statusBefore} />
          <ArrowRight aria-label="became" className="text-ink-3" />
        </>
      )}
      <TransactionStatusBadge status={statusAfter} />
    </span>
  );
}
