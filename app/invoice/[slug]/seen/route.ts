import { assertMayLook } from "#lib/invoice-papers/look-limit.ts";
import { noteLook } from "#lib/invoice-papers/note-look.ts";
import { clientAddress } from "#lib/payment-links/pay-http.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { sessionCookieName } from "#lib/server/session-cookie.ts";

/** One transparent pixel. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/**
 * The picture that an invoice's page shows nobody. Browsers fetch it when a person has the page before them; what only
 * reads a page ahead (prefetches, link previews, HEAD) does not. Whoever is signed in here looks at their own invoice.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  try {
    await assertMayLook(slug, clientAddress(request));
    if (isLook(request)) await noteLook(slug);
  } catch (thrown) {
    // Whoever looks at an invoice must not see that something about it went wrong; the log does.
    describeFailure(thrown, "invoice");
  }
  return new Response(PIXEL, { headers: { "content-type": "image/gif", "cache-control": "no-store" } });
}

function isLook({ headers }: Request): boolean {
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? headers.get("x-moz") ?? "";
  const isMember = headers.get("cookie")?.includes(`${sessionCookieName()}=`) ?? false;
  return !/prefetch|prerender|preview/i.test(purpose) && !isMember;
}
