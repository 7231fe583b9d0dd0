import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { listAudit } from "./list-audit.ts";
import { auditFiltersSchema } from "./schema.ts";

export const auditReader = defineReader({
  permission: "audit.read",
  params: auditFiltersSchema,
  read: (scope, filters) => listAudit(scope, filters),
});
