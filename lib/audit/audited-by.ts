import type { Scope } from "../auth/scope.ts";

/** Whose log, and who acted. Every scope is one; whoever is refused has only this. */
export type AuditedBy = Pick<Scope, "merchantId" | "actor">;
