import { createHash, randomBytes } from "node:crypto";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { assertId, newId, type UserId } from "../ids.ts";
import {
  countChallengeTry,
  findOpenChallenge,
  insertChallenge,
  spendChallenge,
} from "./challenge-repository.ts";
import type { ChallengePurpose } from "./status.ts";

/** Long enough to fetch a phone from another room. */
const LIFE_MS = 10 * 60_000;
const MOST_TRIES = 5;

export interface OpenChallenge {
  readonly id: string;
  /** Null: nobody is known yet. */
  readonly userId: UserId | null;
  /** WebAuthn's; "" for none. */
  readonly challenge: string;
}

/** Begins something that a second factor ends. What is answered goes into a cookie; only its hash is kept. */
export async function beginChallenge(
  begun: { readonly userId: UserId | null; readonly purpose: ChallengePurpose; readonly challenge?: string },
  clock = systemClock,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const createdAt = clock.now();
  await insertChallenge({
    id: newId("factorChallenge"),
    userId: begun.userId,
    purpose: begun.purpose,
    challenge: begun.challenge ?? "",
    secretHash: hashOf(token),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + LIFE_MS),
  });
  return token;
}

/** What was begun with this cookie, as long as it can still be ended; null otherwise. */
export async function findChallenge(
  token: string,
  purpose: ChallengePurpose,
  clock = systemClock,
): Promise<OpenChallenge | null> {
  const row = await findOpenChallenge(hashOf(token), purpose, clock.now());
  if (row === null || row.tries >= MOST_TRIES) return null;
  return { ...row, userId: row.userId === null ? null : assertId("user", row.userId) };
}

/** As {@link findChallenge}, and counts a try at it. Throws `not_signed_in` where it cannot be ended any more. */
export async function tryChallenge(
  token: string,
  purpose: ChallengePurpose,
  clock = systemClock,
): Promise<OpenChallenge> {
  const open = await findChallenge(token, purpose, clock);
  if (open === null || !(await countChallengeTry(open.id, MOST_TRIES))) throw tooLate();
  return open;
}

/** Ends it. Throws where another has, at the same moment. */
export async function endChallenge(open: OpenChallenge, clock = systemClock): Promise<void> {
  if (!(await spendChallenge(open.id, clock.now()))) throw tooLate();
}

function tooLate(): AppError {
  return new AppError("not_signed_in", "That took too long, or too many tries. Start again.");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
