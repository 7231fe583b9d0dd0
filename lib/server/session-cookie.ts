import { z } from "zod";
import { env } from "../env.ts";
import { ABSOLUTE_MS } from "../team/session-limits.ts";

/** Browsers keep a `__Host-` cookie to this very host over https; plain http is for one's own machine. */
export function isHttps(): boolean {
  return env().PAYDECK_URL.startsWith("https:");
}

export function sessionCookieName(): string {
  return isHttps() ? "__Host-paydeck-session" : "paydeck-session";
}

/** Seconds after which the browser forgets it; the session's row decides before that. */
export const SESSION_COOKIE_SECONDS = ABSOLUTE_MS / 1000;

export function privateCookie() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}

/** What the signed cookie carries: our session's id and nothing else. */
export const sessionClaims = z.object({ sid: z.string() });
