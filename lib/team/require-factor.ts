import { AppError } from "../errors.ts";
import type { Membership } from "./membership.ts";

/** Throws `factor_required` for a member whose role must have a second factor and who has none. */
export function requireFactor({ lacksFactor }: Pick<Membership, "lacksFactor">): void {
  if (lacksFactor)
    throw new AppError(
      "factor_required",
      "Your role needs a second factor. Add one under Your sign-in first.",
    );
}
