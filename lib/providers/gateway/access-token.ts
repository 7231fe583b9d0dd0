import {
  type AuthorizationServer,
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clientCredentialsGrantRequest,
  customFetch,
  processClientCredentialsResponse,
  ResponseBodyError,
} from "oauth4webapi";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderContext, ProviderError, Token } from "../contract.ts";
import type { ProviderRequestInit } from "../http.ts";
import { errorOfStatus, errorOfThrown } from "../http-errors.ts";
import type { Credentials } from "./credentials.ts";

type Context = ProviderContext<Credentials>;

const TIMEOUT_MS = 15_000;
const USUAL_LIFE_SECONDS = 300;
/** A token is put down while a tenth of its life is left, so that none ends on its way. */
const USED_PART = 0.9;

/** An OAuth 2.0 access token by client credentials, shared by all processes until it ends. */
export function accessToken(
  context: Context,
  options: { readonly force?: boolean } = {},
): Promise<Result<Token, ProviderError>> {
  return context.tokens.get("access", () => requestToken(context), options);
}

async function requestToken(context: Context): Promise<Result<Token, ProviderError>> {
  const { clientId = "", clientSecret = "", clientAuth, scope, tokenUrl } = context.credentials;
  const url = new URL(tokenUrl.startsWith("/") ? context.baseUrl + tokenUrl : tokenUrl);
  const server: AuthorizationServer = { issuer: url.origin, token_endpoint: url.href };
  const client = { client_id: clientId };
  const proof = clientAuth === "basic" ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await clientCredentialsGrantRequest(server, client, proof, scope ? { scope } : {}, {
      [customFetch]: (address, init) =>
        context.fetch(address, {
          ...init,
          body: String(init.body),
          operation: "getToken",
        } as ProviderRequestInit),
      // Sandboxes on this machine speak plain http; live addresses are https by the time they are stored.
      [allowInsecureRequests]: context.mode === "test",
      signal: AbortSignal.any([context.signal, timeout]),
    });
    if (answer.status >= 500 || answer.status === 429)
      return err(
        errorOfStatus(
          { status: answer.status, headers: answer.headers, body: undefined },
          false,
          now(context),
        ),
      );
    const token = await processClientCredentialsResponse(server, client, answer);
    const life = (token.expires_in ?? USUAL_LIFE_SECONDS) * 1000 * USED_PART;
    return ok({ value: token.access_token, extra: {}, usableUntil: new Date(now(context).getTime() + life) });
  } catch (thrown) {
    return err(refusalIn(thrown, timeout.aborted));
  }
}

function now(context: Context): Date {
  return context.clock.now();
}

function refusalIn(thrown: unknown, timedOut: boolean): ProviderError {
  if (thrown instanceof ResponseBodyError)
    return {
      code: "credentials_rejected",
      message: "The token endpoint refused the client id or secret.",
      providerCode: thrown.error,
      effect: "not_applied",
    };
  const isAnswer = thrown instanceof Error && thrown.name === "OperationProcessingError";
  if (!isAnswer) return errorOfThrown(thrown, false, timedOut);
  return {
    code: "unexpected_response",
    message: "The token endpoint gave an answer that can't be read.",
    effect: "not_applied",
  };
}
