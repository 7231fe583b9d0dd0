import { AppError } from "../errors.ts";

/** Of one merchant at once; the worker has other things to do. */
const MOST_UNDER_WAY = 3;
/** What a merchant may keep in all. */
const MOST_BYTES = 4 * 1024 ** 3;

const TOO_MANY = `${MOST_UNDER_WAY} exports are being written already. Wait for one to end, or cancel it.`;
const TOO_MUCH = "The exports that are kept fill their space of 4 GiB. Delete some that you no longer need.";

/** Refuses one more beside what is in use before it. */
export function requireRoom({
  underWay,
  bytes,
}: {
  readonly underWay: number;
  readonly bytes: number;
}): void {
  if (underWay >= MOST_UNDER_WAY) throw new AppError("conflict", TOO_MANY);
  if (bytes >= MOST_BYTES) throw new AppError("conflict", TOO_MUCH);
}
