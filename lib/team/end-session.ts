import { systemClock } from "../clock.ts";
import { endSessionRow } from "./repository.ts";

/** Signs out: whoever still holds the cookie holds nothing. */
export async function endSession(id: string, clock = systemClock): Promise<void> {
  await endSessionRow(id, clock.now());
}
