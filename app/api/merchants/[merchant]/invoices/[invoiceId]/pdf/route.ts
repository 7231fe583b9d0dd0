import { behindWall } from "#lib/db/walls/wall.ts";
import { APP_ERROR_STATUS } from "#lib/errors.ts";
import { getInvoicePdf } from "#lib/invoice-papers/get-invoice-pdf.ts";
import { authorize } from "#lib/server/authorize.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { pdfResponse } from "#lib/server/pdf-response.ts";
import { privateHeaders, privateJson } from "#lib/server/private-answer.ts";

/** An invoice as its customer gets it; of a draft, how it will be. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; invoiceId: string }> },
): Promise<Response> {
  const permission = "invoices.read";
  try {
    const { merchant, invoiceId } = await params;
    const scope = await authorize(merchant, permission);
    const pdf = await behindWall(scope, () => getInvoicePdf(scope, { invoiceId }));
    return pdfResponse(pdf, privateHeaders());
  } catch (thrown) {
    const failure = describeFailure(thrown, permission);
    return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
  }
}
