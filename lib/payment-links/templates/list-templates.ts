import type { Scope } from "../../auth/scope.ts";
import { listTemplateRows } from "./repository.ts";
import { type LinkTemplates, MOST_TEMPLATES } from "./schema.ts";

/** Templates of the scope's mode by name. */
export function listTemplates(scope: Scope): Promise<LinkTemplates> {
  return listTemplateRows(scope, MOST_TEMPLATES);
}
