import { systemClock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import type { UserId } from "../ids.ts";
import type { LiveSession } from "../team/membership.ts";
import { deletePasskey } from "./passkey-repository.ts";
import { recordChange } from "./record-change.ts";
import {
  countFactors,
  deleteAuthenticator,
  endSessions,
  findNeedForFactor,
  lockUser,
  replaceRecoveryCodes,
} from "./repository.ts";

/** Takes the reader's authenticator app away and ends their other sessions; refused where a role of theirs needs it. */
export async function removeAuthenticator(reader: LiveSession, clock = systemClock): Promise<void> {
  const userId = reader.user.id;
  await unit(async (tx) => {
    await lockUser(tx, userId);
    if (!(await deleteAuthenticator(tx, userId))) throw notFound("Authenticator app");
    await afterRemoval(tx, reader, clock.now());
    await recordChange(tx, userId, "authenticator_removed");
  });
}

/** As {@link removeAuthenticator}, for one of the reader's passkeys; somebody else's is not found. */
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
  const { authenticators, passkeys } = await countFactors(reader.user.id, tx);
  if (authenticators + passkeys === 0) await partWithLast(tx, reader.user.id);
  await endSessions(tx, reader.user.id, reader.id, at);
}

/** A role that needs a second factor would shut its own person out, and whoever holds their session could make it do so. */
async function partWithLast(tx: Tx, userId: UserId): Promise<void> {
  const merchant = await findNeedForFactor(tx, userId);
  if (merchant !== null)
    throw new AppError(
      "conflict",
      `Your role at ${merchant} needs a second factor, and this is your last one. Add another before you remove it.`,
    );
  // Recovery codes stand in for a factor: without any they would open nothing, and later stand in for one they never knew.
  await replaceRecoveryCodes(tx, userId, []);
}
