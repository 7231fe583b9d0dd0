import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "../db/pool.ts";
import { AppError } from "../errors.ts";

const DAY_S = 24 * 60 * 60;
const FIRST_WAIT_S = 60;
const LONGEST_WAIT_S = 15 * 60;
/** Failures in a day before waiting begins: of one e-mail, and of one address, behind which a whole office may sit. */
const FREE_TRIES = { email: 5, address: 25, person: 5, reset: 3, begun: 60 } as const;

export interface Try {
  /** The password was right: the e-mail starts anew, and this try does not count against the address. */
  succeeded(): Promise<void>;
}

/**
 * Counts a try before its password is looked at, so that a burst in parallel gains nothing. After the free ones each
 * failure doubles the wait: 1, 2, 4, 8, then 15 minutes. Throws `rate_limited`, saying how long.
 */
export async function countTry(email: string, address: string): Promise<Try> {
  // The address could be anybody's claim or missing; an e-mail is personal: neither is stored in the clear.
  const byEmail = `email:${digest(email)}`;
  const byAddress = `address:${digest(address)}`;
  const { failures, gates } = await countAt([
    { key: byEmail, free: FREE_TRIES.email },
    { key: byAddress, free: FREE_TRIES.address },
  ]);
  return {
    async succeeded() {
      await Promise.all([failures.delete(byEmail), gates.delete(byEmail)]);
      await Promise.all([failures.reward(byAddress, 1), gates.delete(byAddress)]);
    },
  };
}

/** As {@link countTry}, for a code or password of somebody who is known already. */
export async function countPersonTry(userId: string): Promise<Try> {
  const key = `person:${digest(userId)}`;
  const { failures, gates } = await countAt([{ key, free: FREE_TRIES.person }]);
  return {
    async succeeded() {
      await Promise.all([failures.delete(key), gates.delete(key)]);
    },
  };
}

/** Counts that a reset was asked for, alike for an e-mail that nobody has. Each counts: there is no success to tell. */
export async function countResetAsked(email: string, address: string): Promise<void> {
  await countAt([
    { key: `reset:${digest(email)}`, free: FREE_TRIES.reset },
    { key: `reset-address:${digest(address)}`, free: FREE_TRIES.address },
  ]);
}

/** Counts what anybody may begin without saying who they are: each leaves a row. */
export async function countBegun(address: string): Promise<void> {
  await countAt([{ key: begunKey(address), free: FREE_TRIES.begun }]);
}

/** What was begun there has led to a sign-in: it does not count against the address, behind which an office may sit. */
export async function forgiveBegun(address: string): Promise<void> {
  const { failures, gates } = limiters();
  await Promise.all([failures.reward(begunKey(address), 1), gates.delete(begunKey(address))]);
}

function begunKey(address: string): string {
  return `begun:${digest(address)}`;
}

async function countAt(keys: readonly { readonly key: string; readonly free: number }[]) {
  const { failures, gates } = limiters();
  for (const { key } of keys) refuseWhile(await gates.get(key));
  for (const { key, free } of keys) {
    const { consumedPoints } = await failures.penalty(key, 1);
    if (consumedPoints >= free) await passGate(gates, key, waitSeconds(consumedPoints - free));
  }
  return { failures, gates };
}

/** One try may pass per wait; the database decides which of several at the same moment. */
async function passGate(gates: RateLimiterPostgres, key: string, seconds: number): Promise<void> {
  try {
    await gates.consume(key, 1, { customDuration: seconds });
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) refuseWhile(refusal);
    throw refusal;
  }
}

function refuseWhile(gate: RateLimiterRes | null): void {
  if (!gate || gate.msBeforeNext <= 0) return;
  const minutes = Math.ceil(gate.msBeforeNext / 60_000);
  throw new AppError(
    "rate_limited",
    `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`,
  );
}

function waitSeconds(failuresBeyondFree: number): number {
  return Math.min(FIRST_WAIT_S * 2 ** Math.min(failuresBeyondFree, 10), LONGEST_WAIT_S);
}

/** Cheap to make, and made per use so that they follow `pool()` when a test replaces it. */
function limiters() {
  const shared = {
    storeClient: pool(),
    storeType: "pool",
    tableName: "sign_in_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
  };
  return {
    failures: new RateLimiterPostgres({ ...shared, keyPrefix: "failures", points: 1, duration: DAY_S }),
    gates: new RateLimiterPostgres({ ...shared, keyPrefix: "gate", points: 1, duration: FIRST_WAIT_S }),
  };
}

function digest(value: string): string {
  return createHash("sha256").update(value).digest("base64url");
}
