import { askForNewLink } from "#lib/payment-links/ask-for-new-link.ts";
import { clientAddress, payPath, payRedirect, readLanguage } from "#lib/payment-links/pay-http.ts";
import { assertMayStart } from "#lib/payment-links/start-limit.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { tooManyTries } from "#lib/server/too-many-page.ts";

/** "Ask for a new link", on a page that takes no more payments. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params;
  const lang = readLanguage((await request.formData()).get("lang"));
  try {
    await assertMayStart(slug, clientAddress(request));
    await askForNewLink(slug);
    return payRedirect(slug, { asked: "1", lang });
  } catch (thrown) {
    const { code } = describeFailure(thrown, "pay");
    if (code === "rate_limited") return tooManyTries(request, payPath(slug, { lang }), lang);
    return payRedirect(slug, { lang });
  }
}
