import {
  CircleCheck,
  CircleX,
  Clock,
  Copy,
  Hourglass,
  Loader,
  type LucideIcon,
  Minus,
  ShieldAlert,
} from "lucide-react";
import type { EventRow } from "#lib/webhooks/schema.ts";
import { EVENT_STATUS, type EventStatus } from "#lib/webhooks/status.ts";
import { StatusPill } from "../ui/status-pill.tsx";

const ICONS: Readonly<Record<EventStatus, LucideIcon>> = {
  received: Hourglass,
  processing: Loader,
  processed: CircleCheck,
  duplicate: Copy,
  ignored: Minus,
  failed: Clock,
  dead: CircleX,
  rejected: ShieldAlert,
};

/** What became of an event. */
export function EventOutcome({ event }: { event: Pick<EventRow, "status" | "attempts" | "outcome"> }) {
  const { label, tone } = EVENT_STATUS[event.status];
  return (
    <StatusPill tone={tone} icon={ICONS[event.status]}>
      {event.status === "dead" ? `Dead after ${triesWords(event.attempts)}` : label}
    </StatusPill>
  );
}

export function triesWords(attempts: number): string {
  return attempts === 1 ? "1 try" : `${attempts} tries`;
}
