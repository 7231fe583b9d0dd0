import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "../env.ts";
import type { Begun } from "../factors/oidc/begin-company-sign-in.ts";
import { isHttps, privateCookie } from "./session-cookie.ts";

const TEN_MINUTES_S = 600;

const kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), back: z.string() });

function companyCookieName(): string {
  return isHttps() ? "__Host-paydeck-company" : "paydeck-company";
}

/** Seals what comes back from the company's sign-in with: another browser cannot finish what this one began. */
export async function keepBegun(begun: Begun & { readonly back: string }): Promise<void> {
  const secret = env().NEXTAUTH_SECRET;
  const value = await encode({ token: { ...begun }, secret, maxAge: TEN_MINUTES_S });
  (await cookies()).set(companyCookieName(), value, { ...privateCookie(), maxAge: TEN_MINUTES_S });
}

/** What this browser began, once; null where it is gone or not ours. */
export async function takeBegun(): Promise<z.infer<typeof kept> | null> {
  const jar = await cookies();
  const token = jar.get(companyCookieName())?.value;
  if (token === undefined) return null;
  jar.set(companyCookieName(), "", { ...privateCookie(), maxAge: 0 });
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return kept.safeParse(claims).data ?? null;
}
