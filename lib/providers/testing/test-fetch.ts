import { providerAgent } from "../../outbound/provider-agent.ts";
import { createProviderFetch, type ProviderCall } from "../create-fetch.ts";

/** A provider's `fetch` as a connection in test mode has it, without pace and breaker. */
export function testFetch(
  record: (call: ProviderCall) => void | Promise<void> = () => undefined,
): typeof fetch {
  return createProviderFetch({ record, agent: providerAgent("test") });
}
