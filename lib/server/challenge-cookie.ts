import { cookies } from "next/headers";
import { isHttps, privateCookie } from "./session-cookie.ts";

const TEN_MINUTES_S = 600;

function challengeCookieName(): string {
  return isHttps() ? "__Host-paydeck-challenge" : "paydeck-challenge";
}

/** Carries what a second factor will end from one request to the next. */
export async function keepChallenge(token: string): Promise<void> {
  (await cookies()).set(challengeCookieName(), token, { ...privateCookie(), maxAge: TEN_MINUTES_S });
}

/** Empty where nothing was begun. */
export async function keptChallenge(): Promise<string> {
  return (await cookies()).get(challengeCookieName())?.value ?? "";
}

export async function forgetChallenge(): Promise<void> {
  (await cookies()).set(challengeCookieName(), "", { ...privateCookie(), maxAge: 0 });
}
