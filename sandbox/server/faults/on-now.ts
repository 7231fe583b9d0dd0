import type { SandboxProviderId } from "#sandbox/accounts.ts";
import type { SettingsBook } from "#sandbox/server/settings.ts";
import { calm, type Limitable } from "#sandbox/server/switches/limits.ts";

/** What a switch's `path` is compared with: "POST /v1/refunds", or an event's type. */
export type Place = string;

/** Whether the switch is on for this call, which then counts as one of those it is limited to. */
export function isOnNow(
  settings: SettingsBook,
  provider: SandboxProviderId,
  name: Limitable,
  place: Place,
): boolean {
  const { limits, [name]: value } = settings.of(provider);
  if (value === calm[name]) return false;
  const path = limits[name]?.path;
  const withoutMethod = place.slice(place.indexOf(" ") + 1);
  if (path !== undefined && !place.startsWith(path) && !withoutMethod.startsWith(path)) return false;
  settings.use(provider, name);
  return true;
}
