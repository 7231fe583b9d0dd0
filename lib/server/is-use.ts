import { headers } from "next/headers";
import { UNATTENDED_HEADER } from "../live/topics.ts";

/** Whether somebody did something for this request: an open screen's stream, and what it asks for while nobody touches it, keep no session from idling. */
export async function isUse(): Promise<boolean> {
  const given = await headers();
  return given.get("accept") !== "text/event-stream" && given.get(UNATTENDED_HEADER) === null;
}
