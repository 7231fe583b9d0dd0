import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listOpenLinks } from "./repository.ts";
import type { CaseLinks } from "./schema.ts";

/** The case links of a transaction that still open. */
export async function listCaseLinks(
  scope: Scope,
  { transactionId }: { readonly transactionId: string },
  clock: Clock = systemClock,
): Promise<CaseLinks> {
  const links = await listOpenLinks(scope, transactionId, clock.now());
  return {
    links: links.map(({ id, createdBy, createdAt, expiresAt }) => ({
      id,
      createdBy,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
