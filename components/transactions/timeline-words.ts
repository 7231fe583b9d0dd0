import {
  Cable,
  CloudDownload,
  Cog,
  Copy,
  History,
  Link2,
  type LucideIcon,
  MessageSquareText,
  Radio,
  Server,
  ShieldAlert,
  Webhook,
} from "lucide-react";
import type { TimelineEntryDto } from "#lib/transactions/schema.ts";
import { STATUS, type Tone } from "#lib/transactions/status.ts";

type Source = TimelineEntryDto["source"];

export const SOURCE_LABEL: Readonly<Record<Source, string>> = {
  api: "API answer",
  webhook: "Webhook",
  poll: "Poll",
  stream: "Stream",
  recovery: "Recovered",
  person: "Person",
  link: "Link",
  system: "Paydeck",
};

/** As a subject of a sentence: "the webhook said …". */
export function sourceSubject(source: Source, provider: string): string {
  const subjects: Readonly<Record<Source, string>> = {
    api: `${provider}'s own answer`,
    webhook: "the webhook",
    poll: `${provider}'s own answer`,
    stream: "the event stream",
    recovery: "the recovered event",
    person: "a person",
    link: "the payment link",
    system: "Paydeck",
  };
  return subjects[source];
}

const ICONS: Readonly<Record<Source, LucideIcon>> = {
  api: Server,
  webhook: Webhook,
  poll: CloudDownload,
  stream: Radio,
  recovery: History,
  person: MessageSquareText,
  link: Link2,
  system: Cog,
};

export function entryIcon({ source, verdict }: TimelineEntryDto): LucideIcon {
  if (verdict === "refused") return ShieldAlert;
  if (verdict === "same") return source === "webhook" ? Copy : Cable;
  return ICONS[source];
}

/** Colour only where something changed or went wrong. */
export function entryTone({ verdict, statusAfter }: TimelineEntryDto): Tone | undefined {
  if (verdict === "conflict" || verdict === "refused") return "warn";
  if (verdict !== "applied" || statusAfter === null) return undefined;
  return STATUS[statusAfter].tone;
}

/** It moved the status, or tried to and was held back. */
export function isChange({ verdict, statusBefore, statusAfter }: TimelineEntryDto): boolean {
  return (
    verdict === "conflict" || verdict === "refused" || (statusAfter !== null && statusBefore !== statusAfter)
  );
}
