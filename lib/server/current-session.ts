import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { env } from "../env.ts";
import { findLiveSession } from "../team/find-live-session.ts";
import type { LiveSession } from "../team/membership.ts";
import { sessionClaims, sessionCookieName } from "./session-cookie.ts";

/** The session behind this request's cookie, checked against its row; null when there is none that counts. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const claims = sessionClaims.safeParse(await readToken(token));
  return claims.success ? findLiveSession(claims.data.sid) : null;
});

/** Null for a token that is forged, damaged or past its end. */
async function readToken(token: string): Promise<unknown> {
  try {
    return await decode({ token, secret: env().NEXTAUTH_SECRET });
  } catch {
    return null;
  }
}
