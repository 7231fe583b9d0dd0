import { LRUCache } from "lru-cache";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "../env.ts";
import { sessionClaims } from "./session-cookie.ts";

const datedClaims = sessionClaims.extend({ exp: z.number() });

/**
 * A browser sends the same token with every request, and opening it takes longer than reading the session's row, which
 * is read each time. What it says of its end is a time of day.
 */
const opened = new LRUCache<string, { readonly sid: string }>({
  max: 1000,
  perf: { now: () => Date.now() },
  ttlResolution: 0,
});

/** The session id in a token of ours; null for one that is forged, damaged or past its end. */
export async function sessionIdIn(token: string): Promise<string | null> {
  const known = opened.get(token);
  if (known !== undefined) return known.sid;
  const claims = datedClaims.safeParse(await open(token));
  if (!claims.success) return null;
  const { sid, exp } = claims.data;
  const ttl = exp * 1000 - Date.now();
  if (ttl > 0) opened.set(token, { sid }, { ttl });
  return sid;
}

async function open(token: string): Promise<unknown> {
  try {
    return await decode({ token, secret: env().NEXTAUTH_SECRET });
  } catch {
    return null;
  }
}
