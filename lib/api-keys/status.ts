import type { Permission } from "../auth/permissions.ts";

/** What a key can be given: what the API has doors for, in the order in which the form lists it. */
export const API_PERMISSIONS = [
  "transactions.read",
  "customers.read",
  "refunds.create",
  "links.read",
  "links.write",
  "invoices.read",
  "invoices.write",
  "endpoints.read",
] as const satisfies readonly Permission[];
export type ApiPermission = (typeof API_PERMISSIONS)[number];

export const API_PERMISSION_WORDS: Readonly<Record<ApiPermission, string>> = {
  "transactions.read": "Look at transactions and refunds",
  "customers.read": "See whose they are: names, and masked e-mail addresses",
  "refunds.create": "Ask for refunds, within the limits for one person",
  "links.read": "Look at payment links, and at ways to pay",
  "links.write": "Make payment links",
  "invoices.read": "Look at invoices",
  "invoices.write": "Make and send invoices",
  "endpoints.read": "Look at the events that are forwarded",
};

/** Days from making to end; null: until somebody revokes it. */
export const KEY_LIFETIMES = [30, 90, 365, null] as const;
export type KeyLifetime = (typeof KEY_LIFETIMES)[number];

/** As many keys of one mode as can be alive at once. */
export const MOST_KEYS = 50;

export const KEY_STATES = ["active", "expired", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

export const KEY_STATE: Readonly<
  Record<KeyState, { readonly label: string; readonly tone: "ok" | "mute" | "bad"; readonly icon: string }>
> = {
  active: { label: "Active", tone: "ok", icon: "circle-check" },
  expired: { label: "Expired", tone: "mute", icon: "timer-off" },
  revoked: { label: "Revoked", tone: "bad", icon: "ban" },
};

interface KeyTimes {
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

export function keyState({ expiresAt, revokedAt }: KeyTimes, now: Date): KeyState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= now ? "expired" : "active";
}

export function isApiPermission(value: string): value is ApiPermission {
  return API_PERMISSIONS.some((known) => known === value);
}
