import { cookies } from "next/headers";
import { cache } from "react";
import { findLiveSession } from "../team/find-live-session.ts";
import type { LiveSession } from "../team/membership.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { sessionIdIn } from "./session-token.ts";

/** The id in this request's cookie; says nothing yet about whether that session still counts. */
export const currentSessionId = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? sessionIdIn(token) : null;
});

/** The session behind this request's cookie, checked against its row; null when there is none that counts. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const id = await currentSessionId();
  return id === null ? null : findLiveSession(id);
});
