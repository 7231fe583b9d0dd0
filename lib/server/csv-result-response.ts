import { ReadableStream } from "node:stream/web";
import type { CsvKind } from "../csv-rows/kind.ts";
import { openResult } from "../csv-uploads/result-file.ts";
import { behindWall, piecesBehindWall } from "../db/walls/wall.ts";
import { APP_ERROR_STATUS } from "../errors.ts";
import { authorize } from "./authorize.ts";
import { describeFailure } from "./describe-failure.ts";
import { privateHeaders, privateJson } from "./private-answer.ts";

/** The result of a file of a kind, as a download. */
export async function csvResultResponse(
  kind: CsvKind,
  { merchant, uploadId }: { readonly merchant: string; readonly uploadId: string },
): Promise<Response> {
  try {
    const scope = await authorize(merchant, kind.permission);
    const { name, pieces } = await behindWall(scope, () =>
      openResult(scope, kind, { uploadId, merchantSlug: merchant }),
    );
    // `Readable.toWeb` ends the process when the reader goes away in the middle.
    const body = ReadableStream.from(piecesBehindWall(scope, pieces));
    const headers = privateHeaders({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store, no-transform",
    });
    return new Response(body as unknown as BodyInit, { headers });
  } catch (thrown) {
    const failure = describeFailure(thrown, kind.permission);
    return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
  }
}
