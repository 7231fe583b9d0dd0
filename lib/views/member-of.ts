import type { Scope } from "../auth/scope.ts";
import { AppError } from "../errors.ts";
import type { MemberId } from "../ids.ts";

/** Views and chosen columns are a person's; Paydeck itself has none. */
export function memberOf(scope: Scope): MemberId {
  if (scope.actor.type !== "member") throw new AppError("forbidden", "Only a member has views.");
  return scope.actor.memberId;
}
