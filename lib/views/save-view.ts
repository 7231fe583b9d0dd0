import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { memberOf } from "./member-of.ts";
import { countOwnViews, insertView } from "./repository.ts";
import { MOST_VIEWS, type saveViewInput } from "./schema.ts";

/** Keeps the address under a name, for its owner alone until it is shared. */
export async function saveView(
  scope: Scope,
  { list, name, query }: z.output<typeof saveViewInput>,
): Promise<{ id: string; query: string }> {
  const ownerId = memberOf(scope);
  const at = systemClock.now();
  const id = newId("savedView", at);
  await unit(async (tx) => {
    if ((await countOwnViews(tx, scope, ownerId)) >= MOST_VIEWS)
      throw new AppError("conflict", `You have ${MOST_VIEWS} views already. Delete one first.`);
    await insertView(tx, scope, {
      id,
      list,
      name,
      query,
      ownerId,
      shared: false,
      createdAt: at,
      updatedAt: at,
    });
  });
  return { id, query };
}
