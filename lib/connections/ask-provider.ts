import { systemClock } from "../clock.ts";
import { AppError, type AppErrorCode } from "../errors.ts";
import { newId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import { providerAgent } from "../outbound/provider-agent.ts";
import type {
  Provider,
  ProviderContext,
  ProviderError,
  ProviderErrorCode,
  TokenStore,
} from "../providers/contract.ts";
import { createProviderFetch } from "../providers/create-fetch.ts";
import { assertBaseUrl } from "./assert-base-url.ts";
import { calledAddresses } from "./called-addresses.ts";

/** Credentials as they stand in a form, not stored yet. */
export interface Candidate {
  readonly provider: Provider;
  readonly mode: Mode;
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, unknown>>;
}

/** Long enough for a slow provider, short enough for a person who waits. */
const PATIENCE_MS = 15_000;

/** Asks the provider whether it knows these credentials; nothing is stored. Throws AppError with the field to look at. */
export async function askProvider(candidate: Candidate): Promise<{ readonly account: string }> {
  const { provider, baseUrl, mode, credentials } = candidate;
  // The base URL has been looked at by whoever changed it.
  const [, ...others] = calledAddresses(provider, baseUrl, credentials);
  for (const { field, address } of others) await assertBaseUrl(address, mode, field);
  const answer = await provider.operations.checkCredentials(trialContext(candidate));
  if (answer.ok) return answer.value;
  throw refusedCredentials(provider, answer.error, credentials);
}

function trialContext({ provider, mode, baseUrl, credentials }: Candidate): ProviderContext {
  return {
    connectionId: newId("connection"),
    credentials,
    mode,
    baseUrl: baseUrl.replace(/\/+$/, ""),
    clock: systemClock,
    fetch: createProviderFetch({
      record: () => undefined,
      agent: providerAgent(mode, provider.clientTls?.(credentials)),
    }),
    tokens: unsharedTokens,
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
}

/** A trial leaves no token behind. */
const unsharedTokens: TokenStore = { get: (_name, refresh) => refresh() };

const AT_SECRETS: readonly ProviderErrorCode[] = ["credentials_rejected", "permission_denied"];

const CODES: Partial<Record<ProviderErrorCode, AppErrorCode>> = {
  credentials_rejected: "invalid_input",
  permission_denied: "invalid_input",
  rate_limited: "rate_limited",
};

/** What a person can do about a failed check: at the first secret field that was filled in, or at the address. */
export function refusedCredentials(
  provider: Provider,
  error: ProviderError,
  credentials: Candidate["credentials"] = {},
): AppError {
  const code = CODES[error.code] ?? "provider_failed";
  if (error.code === "rate_limited") {
    return new AppError(code, `${provider.name} asks for a pause. Try again in a minute.`);
  }
  if (AT_SECRETS.includes(error.code)) {
    const secrets = provider.credentials.fields.filter((field) => field.secret);
    const secret = secrets.find(({ name }) => credentials[name] !== undefined) ?? secrets[0];
    const message = `${provider.name} does not accept these credentials. ${error.message}`;
    const atField = `${provider.name} did not accept this. Copy it again, and check that it belongs to this mode.`;
    return new AppError(
      code,
      message,
      secret === undefined ? {} : { [`credentials.${secret.name}`]: atField },
    );
  }
  return new AppError(code, `${provider.name} could not be asked. ${error.message}`, {
    baseUrl: `No usable answer came from this address.`,
  });
}
