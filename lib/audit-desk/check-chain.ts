import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { log } from "../logger.ts";
import { findCheck, keepCheck } from "./repository.ts";
import { verifyChain } from "./verify-chain.ts";

/**
 * Checks a merchant's chain and keeps what was found. A check that found nothing moves the link that the next one must
 * find again; one that did leaves it where it was.
 */
export async function checkChain(
  { merchantId }: Pick<Scope, "merchantId">,
  clock: Clock = systemClock,
): Promise<void> {
  const earlier = await findCheck(merchantId);
  const seen = earlier === null || earlier.seq === 0 ? null : { seq: earlier.seq, hash: earlier.hash };
  const { links, head, faults } = await verifyChain(merchantId, seen);
  const whole = faults.length === 0 ? head : seen;
  const kept = { seq: whole?.seq ?? 0, hash: whole?.hash ?? "" };
  await keepCheck({ merchantId, at: clock.now(), links, ...kept, faults: faults.map((one) => ({ ...one })) });
  if (faults.length > 0)
    log("audit").error({ merchantId, faults: faults.length }, "The audit log was tampered with");
  await unit((tx) => notifyLive(tx, merchantId, "audit"));
}
