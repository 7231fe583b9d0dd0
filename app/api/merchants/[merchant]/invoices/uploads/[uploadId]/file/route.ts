import { INVOICES_KIND } from "#lib/invoices/csv/invoices-kind.ts";
import { csvResultResponse } from "#lib/server/csv-result-response.ts";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; uploadId: string }> },
): Promise<Response> {
  return csvResultResponse(INVOICES_KIND, await params);
}
