import { env } from "../env.ts";
import { invalidInput } from "../errors.ts";
import type { DeliveryWindow } from "./schema.ts";

export interface Window {
  readonly endpointId: string;
  readonly since: Date;
  readonly until: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Before this moment nothing is kept any more: an event rebuilt from then could be one that was sent and forgotten. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - env().PAYDECK_KEEP_OUTBOUND_DAYS * DAY_MS);
}

/** Throws `invalid_input` where the window reaches back beyond what is kept. */
export function readWindow({ endpointId, since, until }: DeliveryWindow, now: Date): Window {
  const window = { endpointId, since: new Date(since), until: until === undefined ? now : new Date(until) };
  if (window.since < keptSince(now))
    throw invalidInput({ since: `Events are kept for ${env().PAYDECK_KEEP_OUTBOUND_DAYS} days.` });
  return window;
}
