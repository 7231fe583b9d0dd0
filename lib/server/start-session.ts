import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "../env.ts";
import type { SessionId } from "../ids.ts";
import { privateCookie, SESSION_COOKIE_SECONDS, sessionCookieName } from "./session-cookie.ts";

/** Gives the browser its session, in the same encrypted token that next-auth's own route writes. */
export async function startSession(sid: SessionId): Promise<void> {
  const token = await encode({
    token: { sid },
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_COOKIE_SECONDS,
  });
  (await cookies()).set(sessionCookieName(), token, { ...privateCookie(), maxAge: SESSION_COOKIE_SECONDS });
}

/** Takes it back. */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...privateCookie(), maxAge: 0 });
}
