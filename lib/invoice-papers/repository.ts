import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

/** Whose days count. */
export async function findTimeZone(scope: Pick<Scope, "merchantId">): Promise<string> {
  const { timeZone } = await db().merchant.findUniqueOrThrow({
    where: { id: scope.merchantId },
    select: { timeZone: true },
  });
  return timeZone;
}
