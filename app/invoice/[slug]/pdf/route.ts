import { APP_ERROR_STATUS } from "#lib/errors.ts";
import { getPublicPdf } from "#lib/invoice-papers/get-invoice-pdf.ts";
import { assertMayDownload } from "#lib/invoice-papers/look-limit.ts";
import { clientAddress, readLanguage } from "#lib/payment-links/pay-http.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { pdfResponse } from "#lib/server/pdf-response.ts";

/** The invoice as a file, for whoever holds its address. `proxy.ts` gives it the headers of pages. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  try {
    const { slug } = await params;
    await assertMayDownload(slug, clientAddress(request));
    const language = readLanguage(new URL(request.url).searchParams.get("lang"));
    return pdfResponse(await getPublicPdf(slug, language), {});
  } catch (thrown) {
    const { code, message } = describeFailure(thrown, "invoice");
    return new Response(message, { status: APP_ERROR_STATUS[code] });
  }
}
