import type { Scope } from "../auth/scope.ts";
import { listMerchantTags } from "./repository.ts";
import type { TagList } from "./schema.ts";

/** The merchant's tags, for completion and for the filter. */
export async function listTags(scope: Scope): Promise<TagList> {
  return { tags: await listMerchantTags(scope) };
}
