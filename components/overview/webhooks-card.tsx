"use client";

import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Overview } from "#lib/overview/schema.ts";
import { SegmentedBar } from "../charts/segmented-bar.tsx";
import { Card } from "../ui/card.tsx";
import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";

type Proof = Overview["webhooks"];

const PARTS = [
  { name: "applied", tone: "ok", search: "?outcome=processed" },
  { name: "duplicate", tone: "accent-soft", search: "?outcome=duplicate" },
  { name: "ignored", tone: "mute", search: "?outcome=ignored" },
  { name: "rejected", tone: "warn", search: "?tab=quarantine" },
  { name: "waiting", tone: "info", search: "" },
  { name: "dead", tone: "bad", search: "?tab=failed&outcome=dead" },
] as const;

/** Every request of the last day, as a sum that must come out. */
export function WebhooksCard({ proof, href }: { proof: Proof; href: string }) {
  const { locale } = useReader();
  const count = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const shown = PARTS.filter(({ name }) => name === "applied" || proof[name] > 0);
  return (
    <Card title="Webhooks, last 24 h" aside={<TextLink href={href}>Inbox</TextLink>}>
      <p className="text-figure leading-[1.15] font-semibold tracking-[-0.025em] tabular-nums">
        {count(proof.received)}
      </p>
      <p className="mt-1 text-meta text-ink-2 tabular-nums">
        received ={" "}
        {shown.map(({ name, search }, index) => (
          <span key={name}>
            {index > 0 && " + "}
            <Link
              href={href + search}
              className="rounded-[3px] underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-current"
            >
              {count(proof[name])} {name}
            </Link>
          </span>
        ))}
      </p>
      <SegmentedBar
        className="mt-3"
        label="Where they went"
        segments={PARTS.map(({ name, tone }) => ({ label: name, value: proof[name], tone }))}
      />
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2 tabular-nums">
        <dt className="text-ink-2">Processing lag p95</dt>
        <dd>{proof.lagP95Ms === null ? "–" : lagWords(proof.lagP95Ms, locale)}</dd>
        <dt className="text-ink-2">Missed, then found</dt>
        <dd>
          {count(proof.healedByPoll)}
          {proof.healedByPoll > 0 && <span className="text-meta text-ink-3"> · healed by poll</span>}
        </dd>
        <dt className="text-ink-2">Difference</dt>
        <dd className={proof.difference === 0 ? "text-ok" : "text-bad"}>
          <span className="inline-flex items-center gap-1.5 font-strong">
            {count(proof.difference)}
            {proof.difference === 0 ? <Check aria-hidden /> : <TriangleAlert aria-hidden />}
          </span>
          <span className="sr-only">
            {proof.difference === 0 ? "everything is accounted for" : "not everything is accounted for"}
          </span>
        </dd>
      </dl>
    </Card>
  );
}

function lagWords(ms: number, locale: string): string {
  const seconds = ms / 1000;
  if (seconds < 120)
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(seconds)} s`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(seconds / 60)} min`;
}
