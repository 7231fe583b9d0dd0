import { tz } from "@date-fns/tz";
import { format, isSameDay } from "date-fns";
import type { ConnectionCard } from "../connections/schema.ts";
import { DRIFT_WORDS, type NewDrift } from "../drift/status.ts";
import type { LowPool } from "../provider-account/list-low-pools.ts";
import type {
  HeldTransactions,
  LateTransaction,
  OverpaidLink,
  TroubledEvents,
} from "./attention-repository.ts";
import { poolLines } from "./pool-lines.ts";
import type { Attention } from "./schema.ts";

const ROTATE_SOON_DAYS = 80;
const ROTATE_DAYS = 90;
/** As many ids as an address can carry without growing past what chats keep whole. */
const IDS_IN_ADDRESS = 20;

export interface Signs {
  readonly now: Date;
  readonly zone: string;
  readonly events: readonly TroubledEvents[];
  readonly held: HeldTransactions | null;
  readonly overpaid: readonly OverpaidLink[];
  readonly late: readonly LateTransaction[];
  /** Movements that wait for a second person. */
  readonly waiting: { readonly refund: number; readonly payout: number };
  readonly connections: readonly ConnectionCard[];
  readonly drift: readonly NewDrift[];
  readonly pools: readonly LowPool[];
}

/** What somebody should look at, the most urgent first. */
export function attentionLines(signs: Signs): Attention[] {
  const connections = signs.connections.filter((card) => card.health !== "disabled");
  const ofHealth = (health: ConnectionCard["health"]) =>
    connections.filter((card) => card.health === health).map((card) => connectionLine(card));
  const keys = connections.filter(
    ({ health, credentialsAgeDays }) => health !== "needs_you" && credentialsAgeDays >= ROTATE_SOON_DAYS,
  );
  return [
    ...eventLines(signs, "dead"),
    ...signs.overpaid.map(overpaidLine),
    ...ofHealth("down"),
    ...ofHealth("needs_you"),
    ...poolLines(signs.pools),
    ...approvalLines(signs),
    ...heldLines(signs),
    ...lateLines(signs),
    ...eventLines(signs, "failed"),
    ...ofHealth("quiet"),
    ...keys.map(keyLine),
    ...signs.drift.flatMap((drift) => driftLine(drift, connections)),
  ];
}

/** A person decides which of the payments goes back. */
function overpaidLine({ id, title, invoiceNumber, paidCount }: OverpaidLink): Attention {
  return {
    id: `overpaid-${id}`,
    tone: "bad",
    icon: "circle-alert",
    title: `${invoiceNumber ?? title} was paid ${paidCount === 2 ? "twice" : `${paidCount} times`}`,
    detail: "Two checkouts were open and both were paid. Send one back.",
    action: "Review",
    href: `/payment-links/${id}`,
  };
}

function eventLines(
  { events, connections, now, zone }: Signs,
  status: TroubledEvents["status"],
): Attention[] {
  const found = events.filter((group) => group.status === status);
  const [biggest] = found;
  if (biggest === undefined) return [];
  const count = found.reduce((sum, group) => sum + group.count, 0);
  const since = new Date(Math.min(...found.map((group) => group.since.getTime())));
  const name = connections.find(({ id }) => id === biggest.connectionId)?.name;
  const others = found.length === 1 ? "" : " and others";
  const from = [name, biggest.type === "" ? undefined : biggest.type + others];
  const dead = status === "dead";
  return [
    {
      id: `webhooks-${status}`,
      tone: dead ? "bad" : "warn",
      icon: dead ? "circle-alert" : "rotate-cw",
      title: dead
        ? `${webhooks(count)} could not be processed`
        : `${webhooks(count)} failed and ${count === 1 ? "is" : "are"} tried again`,
      detail: [...from, `since ${clockOf(since, now, zone)}`]
        .filter((part) => part !== undefined)
        .join(" · "),
      action: dead ? "Replay" : "Look",
      href: `/webhooks?tab=failed&outcome=${status}`,
    },
  ];
}

function approvalLines({ waiting }: Signs): Attention[] {
  const count = waiting.refund + waiting.payout;
  if (count === 0) return [];
  const parts = [counted(waiting.refund, "refund"), counted(waiting.payout, "payout")];
  return [
    {
      id: "approvals",
      tone: "warn",
      icon: "clock",
      title: `${parts.filter((part) => part !== "").join(" and ")} ${count === 1 ? "waits" : "wait"} for approval`,
      detail: "Above the limit for one person. Nothing is sent before somebody else agrees.",
      action: "Decide",
      href: "/approvals",
    },
  ];
}

function counted(count: number, what: string): string {
  return count === 0 ? "" : `${count} ${what}${count === 1 ? "" : "s"}`;
}

function heldLines({ held }: Signs): Attention[] {
  if (held === null) return [];
  const { count, id, reference, status, reason } = held;
  const single = count === 1;
  return [
    {
      id: "review",
      tone: "warn",
      icon: "scale",
      title: single ? heldTitle(status, reference) : `${count} payments need review`,
      detail: single ? (reason ?? "Held until a person decides") : `Newest: ${reference}`,
      action: single ? "Open" : "Review",
      href: single ? `/transactions/${id}` : "/transactions?tab=review",
    },
  ];
}

function heldTitle(status: string, reference: string): string {
  if (status === "underpaid") return `${reference} is underpaid`;
  if (status === "disputed") return `The payer disputes ${reference}`;
  return `Sources disagree on ${reference}`;
}

function lateLines({ late, now, zone }: Signs): Attention[] {
  const [newest] = late;
  if (newest === undefined) return [];
  const { count } = newest;
  const single = count === 1;
  const labels = [...new Set(late.map((one) => one.methodLabel))];
  const methods = labels.length > 2 ? `${labels.slice(0, 2).join(", ")} and others` : labels.join(", ");
  const oldest = late.at(-1) ?? newest;
  return [
    {
      id: "late",
      tone: "warn",
      icon: "clock",
      title: single
        ? `${newest.reference} takes longer than usual`
        : `${count} payments take longer than usual`,
      detail: `${methods} · since ${clockOf(oldest.createdAt, now, zone)}`,
      action: single ? "Open" : "Check",
      href: single ? `/transactions/${newest.id}` : lateHref(late, count),
    },
  ];
}

function lateHref(late: readonly LateTransaction[], count: number): string {
  if (count > IDS_IN_ADDRESS) return "/transactions?tab=pending&range=30d";
  return `/transactions?ids=${late.map((one) => one.id).join(",")}`;
}

const HEALTH_LINES = {
  down: { tone: "bad", icon: "circle-x", words: "is down", action: "Check" },
  needs_you: { tone: "bad", icon: "circle-alert", words: "needs you", action: "Fix" },
  quiet: { tone: "warn", icon: "radio", words: "is quiet", action: "Check" },
} as const;

function connectionLine(card: ConnectionCard): Attention {
  const line = HEALTH_LINES[card.health === "down" || card.health === "quiet" ? card.health : "needs_you"];
  return {
    id: `connection-${card.id}`,
    tone: line.tone,
    icon: line.icon,
    title: `${card.name} ${line.words}`,
    detail: card.problem ?? "",
    action: line.action,
    href: `/connections/${card.id}`,
  };
}

function keyLine(card: ConnectionCard): Attention {
  return {
    id: `key-${card.id}`,
    tone: "mute",
    icon: "key-round",
    title: `${card.name} ${card.mode} key is ${card.credentialsAgeDays} days old`,
    detail: `Rotate before day ${ROTATE_DAYS}`,
    action: "Rotate",
    href: `/connections/${card.id}`,
  };
}

/** Nothing is lost by it, but somebody should read what the provider has changed. */
function driftLine(
  { connectionId, kind, name, others }: NewDrift,
  connections: readonly ConnectionCard[],
): Attention[] {
  const card = connections.find(({ id }) => id === connectionId);
  if (card === undefined) return [];
  const more = others === 0 ? "" : `, and ${others} more`;
  return [
    {
      id: `drift-${connectionId}`,
      tone: "mute",
      icon: "circle-help",
      title: `${card.name} says something new`,
      detail: `${DRIFT_WORDS[kind]}: ${name}${more}`,
      action: "Look",
      href: `/connections/${connectionId}`,
    },
  ];
}

function webhooks(count: number): string {
  return count === 1 ? "1 webhook" : `${count} webhooks`;
}

/** "08:12" today, else "18 Nov", on the merchant's clock. */
function clockOf(at: Date, now: Date, zone: string): string {
  const here = { in: tz(zone) };
  return format(at, isSameDay(at, now, here) ? "HH:mm" : "d MMM", here);
}
