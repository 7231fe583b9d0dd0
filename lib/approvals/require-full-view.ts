import type { Scope } from "../auth/scope.ts";
import { AppError } from "../errors.ts";

/** Throws `forbidden` for whoever sees some connections only: they can't judge events that came through the others. */
export function requireFullView({ connectionIds }: Scope): void {
  if (connectionIds !== null)
    throw new AppError(
      "forbidden",
      "You see some connections only. Somebody who sees all of them decides on replays.",
    );
}
