import { APP_ERROR_STATUS } from "#lib/errors.ts";
import { getLinkImage } from "#lib/payment-links/get-link-image.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { privateHeaders } from "#lib/server/private-answer.ts";

/**
 * The picture of a payment link. Somebody uploaded it: it is of one of three types whatever it holds, no browser may
 * guess another, and opened by itself it can run nothing. Its address has its hash, so it may be kept for ever.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; hash: string }> },
): Promise<Response> {
  const { slug, hash } = await params;
  try {
    const { type, bytes } = await getLinkImage(slug, hash);
    const own = {
      "content-type": type,
      "content-length": String(bytes.byteLength),
      "content-disposition": "inline",
      "cache-control": "public, max-age=31536000, immutable",
    };
    return new Response(bytes, { headers: privateHeaders(own) });
  } catch (thrown) {
    const { code } = describeFailure(thrown, "pay");
    return new Response(null, { status: APP_ERROR_STATUS[code], headers: privateHeaders() });
  }
}
