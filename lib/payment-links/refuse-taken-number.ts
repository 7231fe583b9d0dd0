import { isTaken } from "../db/is-taken.ts";
import { invalidInput } from "../errors.ts";

export const NUMBER_TAKEN = "Another link or invoice already has this number.";

/** Two forms with one number at the same moment: the unique key lets one of them in. */
export function refuseTakenNumber(thrown: unknown): never {
  throw isTaken(thrown) ? invalidInput({ invoiceNumber: NUMBER_TAKEN }) : thrown;
}
