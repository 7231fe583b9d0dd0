import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { endSession } from "../team/end-session.ts";
import { findLiveSession } from "../team/find-live-session.ts";
import { signInInput } from "../team/schema.ts";
import { signIn } from "../team/sign-in.ts";
import { describeFailure } from "./describe-failure.ts";
import { safeReturnPath } from "./safe-return-path.ts";
import {
  isHttps,
  privateCookie,
  SESSION_COOKIE_SECONDS,
  sessionClaims,
  sessionCookieName,
} from "./session-cookie.ts";
import { signInOrigin } from "./sign-in-origin.ts";

/**
 * next-auth with passwords. Its token cannot be revoked, so it carries our session's id and nothing else; every request
 * asks the session's row. Made on first use: settings are not read while building.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: isHttps(),
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(), options: privateCookie() } },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      Credentials({
        credentials: {
          email: { label: "E-mail", type: "email" },
          password: { label: "Password", type: "password" },
        },
        authorize: async (credentials, request) => {
          const input = signInInput.safeParse(credentials);
          return input.success ? { id: await openSession(input.data, request.headers) } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: async ({ session, token }) => {
        const live = await liveSession(token);
        return {
          expires: session.expires,
          ...(live && { user: { name: live.user.name, email: live.user.email } }),
        };
      },
      redirect: ({ url }) => {
        const own = env().PAYDECK_URL;
        return `${own}${safeReturnPath(url.startsWith(`${own}/`) ? url.slice(own.length) : url)}`;
      },
    },
    events: {
      signOut: async ({ token }) => {
        const claims = sessionClaims.safeParse(token);
        if (claims.success) await endSession(claims.data.sid);
      },
    },
  };
}

/** What is thrown here reaches the browser: only our own messages. */
async function openSession(
  input: Parameters<typeof signIn>[0],
  headers: Readonly<Record<string, string | undefined>> | undefined,
): Promise<string> {
  try {
    const step = await signIn(input, signInOrigin({ get: (name) => headers?.[name] ?? null }));
    if (step.kind === "in") return step.sessionId;
    throw new AppError(
      "not_signed_in",
      "Your account asks for a second factor: sign in on the sign-in page.",
    );
  } catch (thrown) {
    throw new AppError("not_signed_in", describeFailure(thrown, "sign-in").message);
  }
}

async function liveSession(token: unknown) {
  const claims = sessionClaims.safeParse(token);
  return claims.success ? findLiveSession(claims.data.sid) : null;
}
