import type { TroubledEndpoint } from "../endpoints/list-troubled-endpoints.ts";
import { DISABLED_REASON } from "../endpoints/status.ts";
import { clockOf } from "./clock-of.ts";
import type { Attention } from "./schema.ts";

/** The merchant's own systems that are no longer told, or soon will not be. */
export function endpointLines(
  endpoints: readonly TroubledEndpoint[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): Attention[] {
  return endpoints.map((endpoint) => {
    const { id, name, disabled, since, percentToDisable } = endpoint;
    const soon = percentToDisable >= 50;
    return {
      id: `endpoint-${id}`,
      tone: disabled !== null || soon ? "bad" : "warn",
      icon: disabled === null ? "circle-alert" : "circle-x",
      title: disabled === null ? `${name} takes no events` : `${name} was disabled`,
      detail:
        disabled === null
          ? `Every try has failed since ${clockOf(since, now, zone)} · ${percentToDisable}% of the time to being disabled`
          : `${DISABLED_REASON[disabled]} Since ${clockOf(since, now, zone)} nothing is sent to it.`,
      action: disabled === null ? "Look" : "Resume",
      href: `/webhooks/endpoints/${id}`,
    };
  });
}
