import { ReadableStream } from "node:stream/web";
import { piecesBehindWall } from "#lib/db/walls/wall.ts";
import { APP_ERROR_STATUS } from "#lib/errors.ts";
import { exportInvoices } from "#lib/invoice-files/export-invoices.ts";
import { invoiceFileParams } from "#lib/invoice-files/schema.ts";
import { authorize } from "#lib/server/authorize.ts";
import { describeFailure } from "#lib/server/describe-failure.ts";
import { privateHeaders, privateJson } from "#lib/server/private-answer.ts";

/** The list of invoices as a file, under the filters that the list has. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ merchant: string }> },
): Promise<Response> {
  const permission = "exports.create";
  try {
    const { merchant } = await params;
    await authorize(merchant, "invoices.read");
    const scope = await authorize(merchant, permission);
    const asked = invoiceFileParams.parse(Object.fromEntries(new URL(request.url).searchParams));
    // `Readable.toWeb` ends the process when the reader goes away in the middle.
    const body = ReadableStream.from(piecesBehindWall(scope, exportInvoices(scope, asked)));
    const headers = privateHeaders({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="invoices-${scope.mode}.csv"`,
      "cache-control": "no-store, no-transform",
    });
    return new Response(body as unknown as BodyInit, { headers });
  } catch (thrown) {
    const failure = describeFailure(thrown, permission);
    return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
  }
}
