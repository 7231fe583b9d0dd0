import { brokenAnswers } from "#sandbox/server/switches/faults.ts";
import { calm, type Limitable, type Trouble } from "#sandbox/server/switches/limits.ts";
import { webhookModes } from "#sandbox/server/switches/webhooks.ts";

type FieldKind = "yes" | "number" | "text" | readonly string[];

export interface FaultField {
  name: keyof Trouble;
  label: string;
  kind: FieldKind;
}

export interface FaultGroup {
  id: string;
  title: string;
  help: string;
  fields: readonly FaultField[];
  /** Absent: nothing in it can be limited to some calls. */
  limitedBy?: Limitable;
}

const times = ["before", "after"] as const;

/** The switches as the page shows them: a form each. */
export const faultGroups: readonly FaultGroup[] = [
  {
    id: "outage",
    title: "Outage",
    help: "Refuses every call, tokens and event streams too.",
    fields: [{ name: "outage", label: "Refuse everything", kind: "yes" }],
    limitedBy: "outage",
  },
  {
    id: "latency",
    title: "Latency",
    help: "Each answer takes this long, and up to the second number more.",
    fields: [
      { name: "latencyMs", label: "Milliseconds", kind: "number" },
      { name: "latencyJitterMs", label: "Up to so many more", kind: "number" },
    ],
    limitedBy: "latencyMs",
  },
  {
    id: "errors",
    title: "Error rate",
    help: "The same number to begin with makes the same calls fail.",
    fields: [
      { name: "errorPercent", label: "Calls in a hundred", kind: "number" },
      { name: "errorStatus", label: "HTTP status", kind: "number" },
      { name: "errorSeed", label: "Begin with", kind: "number" },
    ],
    limitedBy: "errorPercent",
  },
  {
    id: "status",
    title: "Chosen status",
    help: "After the work, the payment exists and only its answer is lost. Empty switches it off.",
    fields: [
      { name: "status", label: "HTTP status", kind: "number" },
      { name: "statusWhen", label: "When", kind: times },
    ],
    limitedBy: "status",
  },
  {
    id: "rate",
    title: "Rate limit",
    help: "Answers 429 in the provider's own words. Empty switches it off.",
    fields: [{ name: "retryAfterSeconds", label: "Retry after, in seconds", kind: "number" }],
    limitedBy: "retryAfterSeconds",
  },
  {
    id: "answer",
    title: "Broken answers",
    help: "Reset and hang-up end the connection; slow trickles for the time below.",
    fields: [
      { name: "answer", label: "Answer", kind: ["normal", ...brokenAnswers] },
      { name: "answerWhen", label: "When", kind: times },
      { name: "slowBodyMs", label: "Slow: milliseconds", kind: "number" },
    ],
    limitedBy: "answer",
  },
  {
    id: "webhooks",
    title: "Webhooks",
    help: "What becomes of notifications on their way. A path is the beginning of an event's type.",
    fields: [
      { name: "webhooks", label: "They are", kind: webhookModes },
      { name: "webhookDelayMs", label: "Delay or gather: milliseconds", kind: "number" },
    ],
    limitedBy: "webhooks",
  },
  {
    id: "clock",
    title: "Clock",
    help: "How far the provider's clock is ahead; below zero it is behind.",
    fields: [{ name: "clockSkewMs", label: "Milliseconds", kind: "number" }],
  },
  {
    id: "drift-event",
    title: "Unknown event",
    help: "Events of a type that nobody announced.",
    fields: [{ name: "driftEvent", label: "Unknown event types", kind: "yes" }],
    limitedBy: "driftEvent",
  },
  {
    id: "drift-status",
    title: "Unknown status",
    help: "Stands in place of every status. Empty switches it off.",
    fields: [{ name: "driftStatus", label: "The new word", kind: "text" }],
    limitedBy: "driftStatus",
  },
  {
    id: "new-field",
    title: "New field",
    help: "Added to every record. Empty switches it off.",
    fields: [{ name: "newField", label: "Its name", kind: "text" }],
    limitedBy: "newField",
  },
  {
    id: "missing-field",
    title: "Missing field",
    help: "Left out wherever it stands. Empty switches it off.",
    fields: [{ name: "missingField", label: "Its name", kind: "text" }],
    limitedBy: "missingField",
  },
];

/** A form's values as the settings book takes them. */
export function changesFromForm(group: FaultGroup, form: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(group.fields.map((field) => [field.name, formValue(field, form)]));
}

function formValue({ name, kind }: FaultField, form: URLSearchParams): unknown {
  const text = form.get(name)?.trim() ?? "";
  if (kind === "yes") return text === "yes";
  if (text === "") return calm[name];
  return kind === "number" ? Number(text) : text;
}
