import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import { newId } from "../ids.ts";
import { ownerExists, replaceSetupLink } from "./repository.ts";
import { hashSetupToken, newSetupToken } from "./setup-token.ts";

const VALID_MS = 24 * 60 * 60_000;

/** The address where the first owner is made: works once, for 24 hours, and ends earlier ones. Null once an owner exists. */
export async function createSetupLink(clock = systemClock): Promise<string | null> {
  if (await ownerExists()) return null;
  const token = newSetupToken();
  const expiresAt = new Date(clock.now().getTime() + VALID_MS);
  await unit((tx) =>
    replaceSetupLink(tx, { id: newId("setup"), secretHash: hashSetupToken(token), expiresAt }),
  );
  return `${env().PAYDECK_URL}/setup?token=${token}`;
}
