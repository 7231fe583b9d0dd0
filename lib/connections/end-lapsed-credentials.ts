import { clearLapsedCredentials } from "./sweep-repository.ts";

/** Forgets credentials whose overlap has ended; they have not been accepted since. */
export async function endLapsedCredentials(now: Date): Promise<number> {
  return clearLapsedCredentials(now);
}
