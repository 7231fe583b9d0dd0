import type { Settings } from "#sandbox/server/settings.ts";
import { calm, type Trouble } from "#sandbox/server/switches/limits.ts";

export interface Scenario {
  name: string;
  /** One sentence for people. */
  says: string;
  sets: Partial<Trouble> & Partial<Pick<Settings, "streams">>;
}

const tenMinutes = 10 * 60 * 1000;

/** Troubles by name, for tests and people. Each begins from calm: one ends the other. */
export const scenarios: readonly Scenario[] = [
  { name: "calm", says: "Everything works.", sets: {} },
  {
    name: "outage",
    says: "Every call is refused with 503, tokens and the event stream too; notifications still come.",
    sets: { outage: true, streams: "refuse" },
  },
  { name: "flaky", says: "Three calls in ten answer 503, always the same ones.", sets: { errorPercent: 30 } },
  {
    name: "slow",
    says: "Each call takes two to four seconds.",
    sets: { latencyMs: 2000, latencyJitterMs: 2000 },
  },
  {
    name: "hanging",
    says: "Answers begin and then trickle for two minutes, longer than anybody waits.",
    sets: { answer: "slow", slowBodyMs: 120_000 },
  },
  {
    name: "lost-answer",
    says: "Calls do their work, then the connection is reset before the answer.",
    sets: { answer: "reset", answerWhen: "after" },
  },
  {
    name: "rate-limited",
    says: "Every call answers 429 and asks to wait thirty seconds.",
    sets: { retryAfterSeconds: 30 },
  },
  {
    name: "html-errors",
    says: "A proxy answers every call with its own 502 page.",
    sets: { status: 502, answer: "html" },
  },
  { name: "cut-answers", says: "Answers end in the middle of their JSON.", sets: { answer: "cut" } },
  {
    name: "webhooks-never",
    says: "No notification is sent, nor written down in the delivery log.",
    sets: { webhooks: "never" },
  },
  {
    name: "silent",
    says: "No notification is sent and the event stream is down: only asking helps.",
    sets: { webhooks: "never", streams: "refuse" },
  },
  {
    name: "webhooks-late",
    says: "Notifications come a minute late.",
    sets: { webhooks: "delay", webhookDelayMs: 60_000 },
  },
  { name: "webhooks-doubled", says: "Each notification is sent twice.", sets: { webhooks: "duplicate" } },
  {
    name: "webhooks-reordered",
    says: "Notifications are gathered for three seconds and sent newest first.",
    sets: { webhooks: "reorder" },
  },
  {
    name: "webhooks-forged",
    says: "Before each notification comes a copy of it with a wrong signature.",
    sets: { webhooks: "forge" },
  },
  {
    name: "clock-ahead",
    says: "The provider's clock is ten minutes ahead, more than a signed time may be off.",
    sets: { clockSkewMs: tenMinutes },
  },
  {
    name: "clock-behind",
    says: "The provider's clock is ten minutes behind.",
    sets: { clockSkewMs: -tenMinutes },
  },
  {
    name: "drift-event",
    says: "Events have a type that nobody announced.",
    sets: { driftEvent: true },
  },
  {
    name: "drift-status",
    says: "Every status is a word that nobody announced.",
    sets: { driftStatus: "frobnicated" },
  },
  {
    name: "drift-field",
    says: "Records have a new field and lack their amount.",
    sets: { newField: "frobnication", missingField: "amount" },
  },
];

/** What to change for a scenario: everything else that could be wrong is put right. */
export function changesOf({ sets }: Scenario): Record<string, unknown> {
  return { ...calm, streams: "open", ...sets };
}
