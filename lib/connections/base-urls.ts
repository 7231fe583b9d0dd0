import { env } from "../env.ts";
import type { Mode } from "../mode.ts";
import type { Provider } from "../providers/contract.ts";

/** The addresses a new connection starts from. In the demo, test mode talks to the sandbox, one folder a provider. */
export function baseUrlsOf(provider: Provider): Record<Mode, string> {
  const { PAYDECK_DEMO: demo, SANDBOX_URL: sandbox } = env();
  const test = demo && sandbox !== undefined ? `${sandbox}/${provider.id}` : provider.baseUrls.test;
  return { test, live: provider.baseUrls.live };
}
