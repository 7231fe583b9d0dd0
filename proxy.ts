import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { clientAddress, readLanguage } from "#lib/payment-links/pay-http.ts";
import { countLook } from "#lib/server/page-limit.ts";
import { PATH_HEADER } from "#lib/server/path-header.ts";
import { isPublicHost, isPublicPath } from "#lib/server/public-host.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/server/security-headers.ts";
import { sessionCookieName } from "#lib/server/session-cookie.ts";
import { signInPath } from "#lib/server/sign-in-path.ts";
import { languageAsked, tooManyPage } from "#lib/server/too-many-page.ts";

/** The API answers programs with headers of its own (lib/server/api/api-route.ts). */
const API = /^\/api\/v1(\/|$)/;
const OPEN_TO_ALL = /^\/(sign-in|setup|invite|pay|invoice|case|api)(\/|$)/;

/**
 * Security headers for every page, a shorter way to the sign-in page, and an end to a payer's page that is asked for too
 * often: a page itself can't answer 429. It decides nothing about access: that is done where the data is read, in
 * lib/server.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const isForPayers = isPublicHost(request.headers);
  if (isForPayers && !isPublicPath(pathname)) return nothingHere();
  if (API.test(pathname)) return NextResponse.next();
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy({ nonce, pathname, development: env().NODE_ENV === "development" });

  const seconds = await countLook(pathname, clientAddress(request));
  if (seconds !== null) return withHeaders(tooManyPage({ seconds, language: languageOf(request) }), policy);

  const passedOn = new Headers(request.headers);
  passedOn.set("x-nonce", nonce);
  passedOn.set(PATH_HEADER, `${pathname}${search}`);
  // Next reads the nonce for its own scripts from here.
  passedOn.set("content-security-policy", policy);

  // A session has no business where payers are, not even one that a browser should not have sent.
  if (isForPayers) passedOn.set("cookie", withoutSession(request));

  const stranger = !OPEN_TO_ALL.test(pathname) && !request.cookies.has(sessionCookieName());
  const response = stranger
    ? NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), env().PAYDECK_URL))
    : NextResponse.next({ request: { headers: passedOn } });
  return withHeaders(response, policy);
}

function withHeaders(response: Response, policy: string): Response {
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of securityHeaders(env().PAYDECK_URL)) response.headers.set(name, value);
  return response;
}

function languageOf({ nextUrl, headers }: NextRequest) {
  return readLanguage(nextUrl.searchParams.get("lang")) ?? languageAsked(headers.get("accept-language"));
}

function withoutSession({ cookies }: NextRequest): string {
  const own = sessionCookieName();
  const others = cookies.getAll().filter(({ name }) => !name.startsWith(own));
  return others.map(({ name, value }) => `${name}=${value}`).join("; ");
}

function nothingHere(): NextResponse {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new NextResponse("Not found", { status: 404, headers });
}

export const config = {
  // Providers, static files and the published contract of forwarding need none of this; data routes carry their own
  // headers (lib/server/private-answer.ts).
  matcher: [
    "/((?!api/merchants/|api/link-images/|api/webhooks/|api/v1/webhooks/|api/health|api/ready|_next/static/|_next/image|icon.svg|favicon.ico).*)",
  ],
};
