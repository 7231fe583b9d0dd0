import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderContext, ProviderError, ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { looseText } from "../loose.ts";
import { openWebSocketStream } from "../web-socket-stream.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf, isOtherEnvironment } from "./environment.ts";
import { mapError } from "./errors.ts";
import { EVENT_TYPES } from "./events.ts";
import { readFrame } from "./stream-frame.ts";

type Context = ProviderContext<Credentials>;

const PATH = "/ws/merchant/events";
const TOKEN_SECONDS = 60;

/** The merchant's stream of events, the same ones that webhooks bring. Replays what came after `since`. */
export const openStream: NonNullable<ProviderOperations<Credentials>["openStream"]> = async (
  context,
  since,
) => {
  const proof = await proveOurselves(context);
  if (!proof.ok) return proof;
  const { headers, token } = proof.value;
  const url = new URL(`${context.baseUrl.replace(/^http/, "ws")}${PATH}`);
  const query = {
    types: EVENT_TYPES,
    environment: environmentOf(context.mode),
    format: "event_v1",
    since: since ?? undefined,
    token,
  };
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  return openWebSocketStream({
    url,
    mode: context.mode,
    headers,
    signal: context.signal,
    read: readFrame,
    mapError,
  });
};

interface StreamProof {
  readonly headers: Readonly<Record<string, string>>;
  readonly token?: string;
}

const tokenSchema = z.preprocess(
  unwrapData,
  z.object({ token: z.string().min(1).max(4000), network_environment: looseText }),
);

/** The key itself, or a token that lives for a minute and is made anew for each connection. */
async function proveOurselves(context: Context): Promise<Result<StreamProof, ProviderError>> {
  const { apiKey, streamSignIn } = context.credentials;
  if (streamSignIn !== "token") return ok({ headers: { "x-api-key": apiKey } });
  const answer = await call(context, {
    operation: "getToken",
    method: "POST",
    path: "/api/v1/ws/token",
    body: { scope: "merchant", ttl_seconds: TOKEN_SECONDS },
    schema: tokenSchema,
    movesMoney: false,
  });
  if (!answer.ok) return answer;
  if (isOtherEnvironment(answer.value.network_environment, context.mode)) return err(OTHER_ENVIRONMENT);
  return ok({ headers: {}, token: answer.value.token });
}

const OTHER_ENVIRONMENT: ProviderError = {
  code: "credentials_rejected",
  message: "This key belongs to Pepay's other environment.",
  effect: "not_applied",
};
