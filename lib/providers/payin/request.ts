import { err, type Result } from "../../result.ts";
import type { ProviderContext, ProviderError } from "../contract.ts";
import { type ProviderRequest, requestJson } from "../http.ts";
import { refusal } from "../method-limits.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";

export type Context = ProviderContext<Credentials>;
export type Answer<T> = Promise<Result<T, ProviderError>>;

/** A call with the key in the header that the connection asks for. */
export async function request<T>(context: Context, call: ProviderRequest<T>): Answer<T> {
  const host = new URL(context.baseUrl).hostname;
  // PayIn's own hosts: a test key sent to mainnet would work on real money.
  if (host === FOREIGN_HOST[context.mode])
    return err(refusal(`${host} does not belong to ${context.mode} mode. Change the connection's address.`));
  return requestJson(context, {
    mapError,
    ...call,
    headers: { ...keyHeaders(context.credentials), ...call.headers },
  });
}

const FOREIGN_HOST = { test: "app.payin.com", live: "testnet.payin.com" } as const;

/** Asks again at the path that another edition of PayIn has, where this one has none. */
export async function firstFound<T>(tries: readonly (() => Answer<T>)[]): Answer<T> {
  let answer: Result<T, ProviderError> = err(NOWHERE);
  for (const attempt of tries) {
    answer = await attempt();
    if (answer.ok || answer.error.code !== "not_found") return answer;
  }
  return answer;
}

const NOWHERE: ProviderError = {
  code: "not_found",
  message: "PayIn does not know it.",
  effect: "not_applied",
};

function keyHeaders({ apiKey, headerStyle }: Credentials): Record<string, string> {
  return {
    ...(headerStyle === "x-api-key" ? {} : { authorization: `Bearer ${apiKey}` }),
    ...(headerStyle === "bearer" ? {} : { "x-api-key": apiKey }),
  };
}

/** The host's own pages lie above the API: health, checkout. */
export function siteUrlOf(context: Pick<Context, "baseUrl">): string {
  return context.baseUrl.replace(/\/api\/v1\/?$/, "");
}
