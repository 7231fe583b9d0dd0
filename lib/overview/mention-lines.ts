import type { UnseenMention } from "../notes/list-mentions.ts";
import { clockOf } from "./clock-of.ts";
import type { Attention } from "./schema.ts";

/** Notes that name the reader. */
export function mentionLines(mentions: readonly UnseenMention[], now: Date, zone: string): Attention[] {
  return mentions.map(({ noteId, transactionId, reference, by, at }) => ({
    id: `mention-${noteId}`,
    tone: "mute",
    icon: "at-sign",
    title: `${by} mentioned you on ${reference}`,
    detail: `In a note · ${clockOf(at, now, zone)}`,
    action: "Read",
    href: `/transactions/${transactionId}`,
  }));
}
