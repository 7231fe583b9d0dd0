import type { Scope } from "../auth/scope.ts";
import { listAuditedMembers } from "./repository.ts";

/** Members who stand in the log, by their ids, with the name that they acted under last. */
export async function listAuditedPeople(scope: Scope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAuditedMembers(scope)).map(({ memberId, actor }) => [memberId, actor]));
}
