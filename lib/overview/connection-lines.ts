import type { ConnectionCard } from "../connections/schema.ts";
import { DRIFT_WORDS, type NewDrift } from "../drift/status.ts";
import type { Attention } from "./schema.ts";

const ROTATE_DAYS = 90;
const HEALTH_LINES = {
  down: { tone: "bad", icon: "circle-x", words: "is down", action: "Check" },
  needs_you: { tone: "bad", icon: "circle-alert", words: "needs you", action: "Fix" },
  quiet: { tone: "warn", icon: "radio", words: "is quiet", action: "Look" },
  strained: { tone: "warn", icon: "circle-alert", words: "is strained", action: "Look" },
} as const;

function hasLine(health: ConnectionCard["health"]): health is keyof typeof HEALTH_LINES {
  return Object.hasOwn(HEALTH_LINES, health);
}

export function connectionLine(card: ConnectionCard): Attention {
  const { health } = card;
  const line = HEALTH_LINES[hasLine(health) ? health : "needs_you"];
  return {
    id: `connection-${card.id}`,
    tone: line.tone,
    icon: line.icon,
    title: `${card.name} ${line.words}`,
    detail: card.problem ?? "",
    action: line.action,
    href: health === "quiet" ? `/webhooks?connection=${card.id}` : `/connections/${card.id}`,
  };
}

export function keyLine(card: ConnectionCard): Attention {
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
export function driftLine(
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
