import { allowInsecureRequests, type CustomFetchOptions, customFetch } from "oauth4webapi";
import { guardedRequest } from "../../outbound/guarded-request.ts";
import type { Company } from "./company.ts";

const WITHIN_MS = 10_000;
const MOST_BYTES = 256 * 1024;

/**
 * How oauth4webapi reaches the issuer. Where its keys and tokens are it says itself, so those addresses are trusted no more
 * than what a person enters.
 */
export function issuerHttp({ isLocal }: Company) {
  return {
    [allowInsecureRequests]: isLocal,
    [customFetch]: async (
      url: string,
      { method, headers, body }: CustomFetchOptions<"GET" | "POST", URLSearchParams | undefined>,
    ): Promise<Response> => {
      const answer = await guardedRequest({
        url,
        mode: isLocal ? "test" : "live",
        method,
        headers,
        ...(body === undefined ? {} : { body: body.toString() }),
        withinMs: WITHIN_MS,
        maxBytes: MOST_BYTES,
      });
      return new Response(answer.body, { status: answer.status, headers: answer.headers });
    },
  };
}
