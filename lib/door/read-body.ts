import type { IncomingMessage } from "node:http";
import { announcedTooLarge, BodyGatherer, type IncomingBody } from "../webhooks/incoming-body.ts";

/** The raw bytes of a request, until there are too many of them or they take too long. */
export function readBody(request: IncomingMessage, timeoutMs: number): Promise<IncomingBody> {
  const tooLarge = announcedTooLarge(request.headers["content-length"]);
  if (tooLarge) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const body = new BodyGatherer();
    const timer = setTimeout(() => end(body.cut("too_slow")), timeoutMs);
    const take = (chunk: Buffer): void => {
      if (!body.add(chunk)) end(body.cut("too_large"));
    };
    const end = (read: IncomingBody): void => {
      clearTimeout(timer);
      request.off("data", take);
      resolve(read);
    };
    request.on("data", take);
    request.on("end", () => end(body.whole()));
    request.on("error", () => end({ is: "broken_off" }));
    request.on("close", () => end({ is: "broken_off" }));
  });
}
