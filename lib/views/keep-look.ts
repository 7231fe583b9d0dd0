import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { memberOf } from "./member-of.ts";
import { keepChoice, lockSeenView } from "./repository.ts";
import type { columnsInput, defaultViewInput } from "./schema.ts";

/** The columns that the member's list opens with from now on; null: the usual ones. */
export async function keepColumns(
  scope: Scope,
  { list, columns }: z.output<typeof columnsInput>,
): Promise<null> {
  await unit((tx) => keepChoice(tx, scope, memberOf(scope), list, { columns: columns ?? null }));
  return null;
}

/** The view that the member's list opens with from now on; null: the plain list. */
export async function keepDefaultView(
  scope: Scope,
  { list, viewId }: z.output<typeof defaultViewInput>,
): Promise<null> {
  const memberId = memberOf(scope);
  await unit(async (tx) => {
    const row = viewId === null ? null : await lockSeenView(tx, scope, memberId, viewId);
    if (viewId !== null && row?.list !== list) throw notFound("View");
    await keepChoice(tx, scope, memberId, list, { defaultViewId: viewId });
  });
  return null;
}
