import { log } from "../logger.ts";
import { receiveWebhook } from "./receive.ts";

/** Larger bodies are no notification of any provider. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The HTTP face of {@link receiveWebhook}: 200 accepted or seen before, 401 bad proof or unknown address (alike, so that
 * nobody can tell which), 413 too large, 503 when it could not be stored, so that the provider sends it again.
 */
export async function receiveHttp(connectionId: string, request: Request): Promise<Response> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  const body = announced > MAX_BODY_BYTES ? null : await readBody(request);
  if (body === null) return answer(413, { error: "The body is larger than 1 MiB." });
  try {
    const reception = await receiveWebhook(connectionId, {
      headers: Object.fromEntries(request.headers),
      body,
    });
    return reception === "refused"
      ? answer(401, { error: "Invalid signature" })
      : answer(200, { received: true });
  } catch (thrown) {
    log("webhooks").error(
      { err: thrown, connectionId: connectionId.slice(0, 60) },
      "A webhook could not be stored",
    );
    return answer(503, { error: "Not stored. Send it again." });
  }
}

/** The raw bytes; null as soon as there are too many of them, whatever the sender announced. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function answer(status: number, body: Readonly<Record<string, unknown>>): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
