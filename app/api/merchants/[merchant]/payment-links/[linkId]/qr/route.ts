import { APP_ERROR_STATUS } from "#lib/errors.ts";
import { linkQrReader } from "#lib/payment-links/readers.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { privateHeaders, privateJson } from "#lib/server/private-answer.ts";

/** `?as=png` or `?as=svg`: a file to keep. */
export async function GET(
  request: Request,
  context: { params: Promise<{ merchant: string; linkId: string }> },
): Promise<Response> {
  const { merchant, linkId } = await context.params;
  const as = new URL(request.url).searchParams.get("as");
  try {
    const { name, type, bytes } = await linkQrReader.load(merchant, { linkId, as });
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
    return new Response(bytes, { headers: privateHeaders(headers) });
  } catch (thrown) {
    const failure = describeFailure(thrown, "links.read");
    return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
  }
}
