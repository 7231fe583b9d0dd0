import { ReadableStream } from "node:stream/web";
import { behindWall, piecesBehindWall } from "../db/walls/wall.ts";
import { APP_ERROR_STATUS } from "../errors.ts";
import { noteDownload, openFile } from "../exports/open-file.ts";
import { authorize } from "./authorize.ts";
import { byteRange } from "./byte-range.ts";
import { describeFailure } from "./describe-failure.ts";
import { privateHeaders, privateJson } from "./private-answer.ts";

/** The file of an export, whole or from where a broken download stopped, in constant memory. */
export async function fileResponse(
  merchantSlug: string,
  exportId: string,
  request: Request,
): Promise<Response> {
  const permission = "exports.create";
  try {
    const scope = await authorize(merchantSlug, permission);
    const file = await behindWall(scope, () => openFile(scope, exportId));
    for (const needed of file.needs) await authorize(merchantSlug, needed);
    const headers = privateHeaders({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.name}"`,
      "accept-ranges": "bytes",
      "cache-control": "no-store, no-transform",
      etag: file.etag,
    });
    const wanted = wantedRange(request, file.etag, file.bytes);
    if (wanted === "unsatisfiable") {
      const nothing = { ...headers, "content-range": `bytes */${file.bytes}` };
      return new Response(null, { status: 416, headers: nothing });
    }
    const { start, end } = wanted ?? { start: 0, end: file.bytes };
    if (start === 0 && request.method === "GET")
      await behindWall(scope, () => noteDownload(scope, exportId, file));
    const sized = {
      ...headers,
      "content-length": String(end - start),
      ...(wanted !== null && { "content-range": `bytes ${start}-${end - 1}/${file.bytes}` }),
    };
    const status = wanted === null ? 200 : 206;
    if (request.method === "HEAD") return new Response(null, { status, headers: sized });
    // `Readable.toWeb` ends the process when the reader goes away in the middle.
    const body = ReadableStream.from(piecesBehindWall(scope, file.read(start, end)));
    return new Response(body as unknown as BodyInit, { status, headers: sized });
  } catch (thrown) {
    const failure = describeFailure(thrown, permission);
    return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
  }
}

/** A range counts only for the very bytes it began with. */
function wantedRange(request: Request, etag: string, bytes: number) {
  const condition = request.headers.get("if-range");
  if (condition !== null && condition !== etag) return null;
  return byteRange(request.headers.get("range"), bytes);
}
