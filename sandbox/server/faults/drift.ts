import { exactNumber, toJson } from "#sandbox/server/http.ts";
import type { Limitable, Trouble } from "#sandbox/server/switches/limits.ts";

export type Drift = Pick<Trouble, "driftEvent" | "driftStatus" | "newField" | "missingField">;

export const unknownEventType = "frobnication.finished";
const unknownStatus = "frobnicated";
const envelopeWords: readonly unknown[] = ["Success", "Error"];
const recordKey = /^(id|reference)$|(Id|_id)$/;

/** The part of it that is on for one call or notification; null: none. */
export function driftNow(set: Drift, isOn: (name: Limitable) => boolean): Drift | null {
  const drift = {
    driftEvent: isOn("driftEvent"),
    driftStatus: isOn("driftStatus") ? set.driftStatus : null,
    newField: isOn("newField") ? set.newField : null,
    missingField: isOn("missingField") ? set.missingField : null,
  };
  return Object.values(drift).some(Boolean) ? drift : null;
}

/** A notification after the change: its type goes along where it is told beside the body too. */
export function driftedMessage(message: { body: string; eventType: string }, drift: Drift) {
  const body = driftJson(message.body, drift);
  return { body, eventType: drift.driftEvent ? unknownEventType : message.eventType };
}

/** The same JSON as a provider would write it after a change that it told nobody about. Digits stay as they are. */
export function driftJson(text: string, drift: Drift): string {
  const value: unknown = JSON.parse(text, keepDigits);
  return toJson(drifted(value, drift));
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === "number" && source !== undefined && /^-?\d+(\.\d+)?$/.test(source)
    ? exactNumber(source)
    : value;
}

function drifted(value: unknown, drift: Drift): unknown {
  if (Array.isArray(value)) return value.map((item) => drifted(item, drift));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name]) => name.replace(/^transaction_/, "") !== drift.missingField)
    .map(([name, field]): [string, unknown] => [name, driftedField(name, field, value, drift)]);
  const isRecord = Object.entries(value).some(
    ([name, field]) => recordKey.test(name) || isStatus(name, field),
  );
  if (drift.newField !== null && isRecord) fields.push([drift.newField, "new"]);
  return Object.fromEntries(fields);
}

function driftedField(name: string, field: unknown, owner: object, drift: Drift): unknown {
  if (name === "type" && drift.driftEvent && typeof field === "string" && "data" in owner)
    return unknownEventType;
  if (!isStatus(name, field)) return drifted(field, drift);
  if (drift.driftStatus !== null) return drift.driftStatus;
  // A notification that is nothing but its status has no other type.
  return drift.driftEvent && name === "transaction_status" ? unknownStatus : field;
}

function isStatus(name: string, field: unknown): boolean {
  const named = name === "status" || name === "transaction_status";
  return named && typeof field === "string" && !envelopeWords.includes(field);
}
