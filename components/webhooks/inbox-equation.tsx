import { CircleAlert, CircleCheck } from "lucide-react";
import type { InboxProof } from "#lib/webhooks/schema.ts";
import { SegmentedBar } from "../charts/segmented-bar.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { durationWords } from "./duration-words.ts";

const PARTS = [
  { key: "applied", label: "Applied", tone: "ok" },
  { key: "duplicate", label: "Duplicate", tone: "mute" },
  { key: "ignored", label: "Ignored", tone: "mute" },
  { key: "rejected", label: "Quarantined", tone: "warn" },
  { key: "waiting", label: "Waiting", tone: "info" },
  { key: "dead", label: "Dead", tone: "bad" },
] as const;

/** Where every request of the last 24 hours went; the difference must come out at 0. */
export function InboxEquation({ proof, locale }: { proof: InboxProof; locale: string }) {
  const numbers = new Intl.NumberFormat(locale);
  const even = proof.difference === 0;
  return (
    <Card
      title="Nothing lost"
      aside={
        <StatusPill tone={even ? "ok" : "bad"} icon={even ? CircleCheck : CircleAlert}>
          {`Difference ${numbers.format(proof.difference)}`}
        </StatusPill>
      }
    >
      <p className="text-ink-2">
        <strong className="font-semibold text-ink tabular-nums">{numbers.format(proof.received)}</strong>{" "}
        requests came in the last 24 hours. Each went to exactly one place:
      </p>
      <SegmentedBar
        label="Requests by outcome"
        className="mt-3"
        segments={PARTS.map(({ key, label, tone }) => ({ label, tone, value: proof[key] }))}
      />
      <dl className="mt-3 divide-y divide-line">
        {PARTS.map(({ key, label }, index) => (
          <div key={key} className="flex items-baseline justify-between py-1.5">
            <dt className="text-ink-2">
              <span aria-hidden className="inline-block w-4 text-ink-3">
                {index === 0 ? "=" : "+"}
              </span>
              {label}
            </dt>
            <dd className="tabular-nums">{numbers.format(proof[key])}</dd>
          </div>
        ))}
      </dl>
      <KeyValues
        className="mt-3 border-t border-line pt-3"
        items={[
          { label: "Lag p95", value: proof.lagP95Ms === null ? "–" : durationWords(proof.lagP95Ms) },
          { label: "Told without webhook", value: numbers.format(proof.healedByPoll) },
        ]}
      />
    </Card>
  );
}
