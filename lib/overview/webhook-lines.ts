import type { RefusedWebhooks, TroubledEvents } from "./attention-repository.ts";
import type { Signs } from "./attention-signs.ts";
import { clockOf } from "./clock-of.ts";
import type { Attention } from "./schema.ts";

export function eventLines(
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

/** A wrong secret here loses true events where the provider does not send again; anybody else is no harm. */
export function refusedLines({ refused, connections, now, zone }: Signs): Attention[] {
  const [most] = refused;
  if (most === undefined) return [];
  const count = refused.reduce((sum, group) => sum + group.count, 0);
  const newest = refused.reduce((latest, group) => later(latest, group), most).newest;
  const name = connections.find(({ id }) => id === most.connectionId)?.name;
  return [
    {
      id: "webhooks-refused",
      tone: "warn",
      icon: "shield-x",
      title: `${webhooks(count)} came without a valid proof`,
      detail: [name, `newest ${clockOf(newest, now, zone)}`].filter((part) => part !== undefined).join(" · "),
      action: "Look",
      href: "/webhooks?tab=quarantine",
    },
  ];
}

function later(a: RefusedWebhooks, b: RefusedWebhooks): RefusedWebhooks {
  return b.newest > a.newest ? b : a;
}

function webhooks(count: number): string {
  return count === 1 ? "1 webhook" : `${count} webhooks`;
}
