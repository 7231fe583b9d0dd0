import { LINKS_KIND } from "#lib/payment-links/csv/links-kind.ts";
import { csvResultResponse } from "#lib/server/csv-result-response.ts";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ merchant: string; uploadId: string }> },
): Promise<Response> {
  return csvResultResponse(LINKS_KIND, await params);
}
