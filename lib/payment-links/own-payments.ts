import { z } from "zod";
import { env } from "../env.ts";

/**
 * Tokens of the payments that a browser began on a link which keeps places: whoever comes back must not be told that
 * somebody else is paying. Each link has its own, which is gone when the last place it
 * stands for is kept no more.
 */
export const OWN_PAYMENTS_COOKIE = "paydeck_own_payments";

const MOST = 5;
const token = z.uuid();

export function readOwnPayments(value: string | undefined): string[] {
  return (value ?? "")
    .split(".")
    .filter((part) => token.safeParse(part).success)
    .slice(-MOST);
}

export function ownPaymentsOf({ headers }: { readonly headers: Pick<Headers, "get"> }): string[] {
  const cookies = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return readOwnPayments(cookies.find(([name]) => name === OWN_PAYMENTS_COOKIE)?.[1]);
}

/** The headers that set it, for the link's own page and for what that page asks meanwhile. */
export function ownPaymentsCookies(slug: string, tokens: readonly string[], minutes: number): string[] {
  const kept = [...new Set(tokens)].slice(-MOST).join(".");
  const secure = env().PAYDECK_URL.startsWith("https:") ? "; Secure" : "";
  return ["/pay", "/api/pay"].map(
    (path) =>
      `${OWN_PAYMENTS_COOKIE}=${kept}; Path=${path}/${encodeURIComponent(slug)}; Max-Age=${minutes * 60}; HttpOnly; SameSite=Lax${secure}`,
  );
}
