import { AUDIT_AREAS, AUDIT_WINDOW_LABELS } from "../audit-desk/status.ts";
import type { AuditExportFilters } from "./schema.ts";

/** The filters of the audit log in words, one each. */
export function auditWords(
  { window, action, member, target }: AuditExportFilters,
  people: ReadonlyMap<string, string>,
): string[] {
  const areas = new Map<string, string>(Object.entries(AUDIT_AREAS));
  return [
    ...(window === "all" ? [] : [AUDIT_WINDOW_LABELS[window]]),
    ...(action === undefined ? [] : [areas.get(action) ?? action]),
    ...(member === undefined ? [] : [`By ${people.get(member) ?? member}`]),
    ...(target === undefined ? [] : [`On ${target}`]),
  ];
}
