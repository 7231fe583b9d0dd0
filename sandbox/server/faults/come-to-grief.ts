import type { ServerResponse } from "node:http";
import type { Accident } from "#sandbox/server/http.ts";

const trickleSteps = 20;

/** Sends a body as the accident has it. The headers are out already and promise all of it. */
export function comeToGrief(outgoing: ServerResponse, body: Buffer, accident: Accident): void {
  if (accident.type !== "slow") {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
    return;
  }
  const step = Math.ceil(body.length / trickleSteps) || 1;
  let sent = 0;
  const timer = setInterval(() => {
    const part = body.subarray(sent, sent + step);
    sent += part.length;
    if (part.length === 0) outgoing.end();
    else outgoing.write(part);
  }, accident.overMs / trickleSteps);
  outgoing.flushHeaders();
  outgoing.on("close", () => clearInterval(timer));
}
