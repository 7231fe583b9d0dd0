import { APP_ERROR_STATUS } from "../errors.ts";
import { liveStream } from "../live/stream.ts";
import { stillMay } from "../team/still-may.ts";
import { authorize } from "./authorize.ts";
import { currentSessionId } from "./current-session.ts";
import { describeFailure } from "./describe-failure.ts";
import { privateHeaders, privateJson } from "./private-answer.ts";

const PERMISSION = "overview.read";

/** The live stream of a merchant for those who may see its overview. `?drawn=`: when the screen was drawn, in milliseconds. */
export async function liveResponse(merchantSlug: string, { url, signal }: Request): Promise<Response> {
  try {
    const scope = await authorize(merchantSlug, PERMISSION);
    const sessionId = (await currentSessionId()) ?? "";
    const headers = privateHeaders({
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    const drawn = new URL(url).searchParams.get("drawn") ?? "";
    const drawnAt = /^\d{1,15}$/.test(drawn) ? Number(drawn) : undefined;
    const mayStill = () => stillMay({ sessionId, merchantSlug }, PERMISSION);
    const { merchantId } = scope;
    return new Response(liveStream({ merchantId, signal, drawnAt, mayStill }), { headers });
  } catch (thrown) {
    const failure = describeFailure(thrown, "live");
    return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
  }
}
