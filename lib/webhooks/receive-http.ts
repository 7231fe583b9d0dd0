import { type Answer, answerWebhook, WRONG_METHOD } from "./answer-webhook.ts";
import { announcedTooLarge, BODY_TIMEOUT_MS, BodyGatherer, type IncomingBody } from "./incoming-body.ts";

/** The door that any Next host has; the other one is lib/door. Both answer with {@link answerWebhook}. */
export async function receiveHttp(
  connectionId: string,
  request: Request,
  bodyTimeoutMs: number = BODY_TIMEOUT_MS,
): Promise<Response> {
  const body = await readBody(request, bodyTimeoutMs);
  return toResponse(await answerWebhook(connectionId, Object.fromEntries(request.headers), body));
}

export function refuseMethod(): Response {
  return toResponse(WRONG_METHOD);
}

/** The raw bytes, until there are too many of them or they take too long, whatever the sender announced. */
async function readBody(request: Request, timeoutMs: number): Promise<IncomingBody> {
  const tooLarge = announcedTooLarge(request.headers.get("content-length"));
  if (tooLarge) return tooLarge;
  const body = new BodyGatherer();
  const reader = request.body?.getReader();
  if (!reader) return body.whole();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    reader.cancel().catch(() => undefined);
  }, timeoutMs);
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (body.add(read.value)) continue;
      reader.cancel().catch(() => undefined);
      return body.cut("too_large");
    }
    return late ? body.cut("too_slow") : body.whole();
  } catch {
    return late ? body.cut("too_slow") : { is: "broken_off" };
  } finally {
    clearTimeout(timer);
  }
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}
