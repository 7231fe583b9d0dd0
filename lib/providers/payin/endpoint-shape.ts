import { z } from "zod";
import type { EndpointInput, ProviderEndpoint } from "../account-contract.ts";
import { camelKeys } from "../camel-keys.ts";
import { unwrapData } from "../envelope.ts";
import { looseText } from "../loose.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { isObject, listSchema } from "./list-shape.ts";

const names = z
  .unknown()
  .optional()
  .transform((value) => z.array(z.string()).safeParse(value).data);
const flag = z
  .unknown()
  .optional()
  .transform((value) => z.boolean().safeParse(value).data);

const endpoint = z
  .object({
    id: z.union([z.string().min(1), z.number().int()]).transform(String),
    endpointName: looseText,
    name: looseText,
    description: looseText,
    url: looseText,
    config: z.unknown().optional(),
    subscribedEvents: names,
    events: names,
    isEnabled: flag,
    enabled: flag,
    isActive: flag,
  })
  .transform((read): ProviderEndpoint => {
    const url = z.object({ url: looseText }).safeParse(read.config).data?.url ?? read.url ?? "";
    return {
      id: read.id,
      name: read.endpointName ?? read.name ?? read.description ?? url,
      url,
      events: read.subscribedEvents ?? read.events ?? [],
      enabled: read.isEnabled ?? read.enabled ?? read.isActive ?? true,
    };
  });

/** A webhook endpoint of the newer API (`config.url`, `subscribed_events`) or of the older (`url`, `events`). */
export const endpointSchema = z.preprocess((value) => {
  const data = camelKeys(unwrapData(value));
  return isObject(data) && isObject(data.endpoint) ? data.endpoint : data;
}, endpoint);
export const endpointsSchema = listSchema("endpoints", endpoint);

/** As the newer API takes it; what is absent stays as it is. */
export function newerBody({ name, url, secret, events, enabled }: Partial<EndpointInput>) {
  const config = url === undefined && secret === undefined ? undefined : withoutUndefined({ url, secret });
  return withoutUndefined({
    endpoint_name: name,
    endpoint_type: config ? "webhook" : undefined,
    config,
    subscribed_events: events,
    is_enabled: enabled,
  });
}

/** As the older API takes it: it has no names and no switch. */
export function olderBody({ url, secret, events }: Partial<EndpointInput>) {
  return withoutUndefined({ url, secret, events });
}
