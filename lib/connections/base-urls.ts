import { env } from "../env.ts";
import type { Mode } from "../mode.ts";
import type { Provider } from "../providers/contract.ts";

/**
 * The addresses a new connection starts from. In the demo, test mode talks to the sandbox, which keeps one folder a
 * provider and below it the provider's own path.
 */
export function baseUrlsOf(provider: Provider): Record<Mode, string> {
  const { PAYDECK_DEMO: demo, SANDBOX_URL: sandbox } = env();
  const path = new URL(provider.baseUrls.test).pathname.replace(/\/+$/, "");
  const test = demo && sandbox !== undefined ? `${sandbox}/${provider.id}${path}` : provider.baseUrls.test;
  return { test, live: provider.baseUrls.live };
}
