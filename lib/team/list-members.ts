import type { Scope } from "../auth/scope.ts";
import { listActiveMembers } from "./repository.ts";

/** Who can be spoken to: the merchant's members, by name. */
export async function listMembers(scope: Scope): Promise<{ readonly id: string; readonly name: string }[]> {
  return listActiveMembers(scope);
}
