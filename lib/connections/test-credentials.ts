import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { getProvider } from "../providers/registry.ts";
import { askProvider } from "./ask-provider.ts";
import { assertBaseUrl } from "./assert-base-url.ts";
import { parseCredentials } from "./parse-credentials.ts";
import type { testCredentialsInput } from "./schema.ts";

/** Asks the provider about typed-in credentials and stores nothing. Answers whose account they open. */
export async function testCredentials(
  _scope: Scope,
  input: z.output<typeof testCredentialsInput>,
): Promise<{ readonly account: string }> {
  const provider = getProvider(input.provider);
  const credentials = parseCredentials(provider, input.credentials);
  await assertBaseUrl(input.baseUrl, input.mode);
  return askProvider({ provider, mode: input.mode, baseUrl: input.baseUrl, credentials });
}
