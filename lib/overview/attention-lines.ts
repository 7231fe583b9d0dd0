import type { ConnectionCard } from "../connections/schema.ts";
import type { LateTransaction, OverpaidLink } from "./attention-repository.ts";
import type { Signs } from "./attention-signs.ts";
import { clockOf } from "./clock-of.ts";
import { connectionLine, driftLine, keyLine } from "./connection-lines.ts";
import { endpointLines } from "./endpoint-lines.ts";
import { poolLines } from "./pool-lines.ts";
import type { Attention } from "./schema.ts";
import { eventLines, refusedLines } from "./webhook-lines.ts";

const ROTATE_SOON_DAYS = 80;
/** As many ids as an address can carry without growing past what chats keep whole. */
const IDS_IN_ADDRESS = 20;

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
    ...endpointLines(signs.endpoints, signs),
    ...approvalLines(signs),
    ...heldLines(signs),
    ...lateLines(signs),
    ...eventLines(signs, "failed"),
    ...refusedLines(signs),
    ...ofHealth("strained"),
    ...ofHealth("quiet"),
    ...keys.map(keyLine),
    ...signs.drift.flatMap((drift) => driftLine(drift, connections)),
  ];
}

/** A person decides which of the payments goes back. */
function overpaidLine({ id, title, invoiceNumber, paidCount, maxPayments }: OverpaidLink): Attention {
  const times = paidCount === 2 ? "twice" : `${paidCount} times`;
  return {
    id: `overpaid-${id}`,
    tone: "bad",
    icon: "circle-alert",
    title: `${invoiceNumber ?? title} was paid ${times}${maxPayments === 1 ? "" : `, and has ${maxPayments} places`}`,
    detail:
      maxPayments === 1
        ? "Two checkouts were open and both were paid. Send one back."
        : "A payment came when every place was taken. Send it back, or make room.",
    action: "Review",
    href: `/payment-links/${id}`,
  };
}

const AND = new Intl.ListFormat("en", { type: "conjunction" });

function approvalLines({ waiting }: Signs): Attention[] {
  const { refund, payout, replay } = waiting;
  const count = refund + payout + replay;
  if (count === 0) return [];
  const counts = [counted(refund, "refund"), counted(payout, "payout"), counted(replay, "replay")];
  const parts = counts.filter((part) => part !== "");
  return [
    {
      id: "approvals",
      tone: "warn",
      icon: "clock",
      title: `${AND.format(parts)} ${count === 1 ? "waits" : "wait"} for approval`,
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
