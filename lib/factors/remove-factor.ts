import { systemClock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import type { UserId } from "../ids.ts";
import type { LiveSession } from "../team/membership.ts";
import { deletePasskey } from "./passkey-repository.ts";
import { recordChange } from "./record-change.ts";
import {
  countFactors,
  deleteAuthenticator,
  endSessions,
  lockUser,
  replaceRecoveryCodes,
} from "./repository.ts";

/** Takes the reader's authenticator app away and ends their other sessions. */
export async function removeAuthenticator(reader: LiveSession, clock = systemClock): Promise<void> {
  const userId = reader.user.id;
  await unit(async (tx) => {
    await lockUser(tx, userId);
    if (!(await deleteAuthenticator(tx, userId))) throw notFound("Authenticator app");
    await afterRemoval(tx, reader, clock.now());
    await recordChange(tx, userId, "authenticator_removed");
  });
}

/** Takes one of the reader's passkeys away and ends their other sessions; somebody else's is not found. */
export async function removePasskey(
  reader: LiveSession,
  { passkeyId }: { readonly passkeyId: string },
  clock = systemClock,
): Promise<void> {
  const userId = reader.user.id;
  await unit(async (tx) => {
    await lockUser(tx, userId);
    if (!(await deletePasskey(tx, userId, passkeyId))) throw notFound("Passkey");
    await afterRemoval(tx, reader, clock.now());
    await recordChange(tx, userId, "passkey_removed");
  });
}

async function afterRemoval(tx: Tx, reader: LiveSession, at: Date): Promise<void> {
  await endSessions(tx, reader.user.id, reader.id, at);
  await forgetUselessCodes(tx, reader.user.id);
}

/** Recovery codes stand in for a factor: without any they would open nothing, and later stand in for one they never knew. */
async function forgetUselessCodes(tx: Tx, userId: UserId): Promise<void> {
  const { authenticators, passkeys } = await countFactors(userId, tx);
  if (authenticators + passkeys === 0) await replaceRecoveryCodes(tx, userId, []);
}
