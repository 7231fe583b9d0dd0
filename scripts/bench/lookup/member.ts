import { encode } from "next-auth/jwt";
import { env } from "#lib/env.ts";
import { SESSION_COOKIE_SECONDS, sessionCookieName } from "#lib/server/session-cookie.ts";
import { createMember } from "#lib/team/create-member.ts";
import { createSession } from "#lib/team/create-session.ts";
import type { World } from "./seed.ts";

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** A new owner of the merchant, signed in: a session's row and the cookie that names it, as the sign-in page makes them. */
export async function signInOwner({ scope }: World): Promise<Cookie> {
  const person = {
    role: "owner",
    email: "owner@bench.example",
    name: "Owner",
    password: "three unrelated words",
  } as const;
  const { userId } = await createMember({ ...person, merchantId: scope.merchantId });
  const sid = await createSession(userId, { address: "127.0.0.1", userAgent: "bench" });
  const secret = env().NEXTAUTH_SECRET;
  return {
    name: sessionCookieName(),
    value: await encode({ token: { sid }, secret, maxAge: SESSION_COOKIE_SECONDS }),
  };
}
