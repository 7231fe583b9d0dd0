"use client";

import { useQuery } from "@tanstack/react-query";
import type { AuditFilters, AuditReport } from "#lib/audit-desk/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { auditQuery } from "./audit-url.ts";

export function useAudit(merchant: string, filters: AuditFilters, report: AuditReport): AuditReport {
  const query = auditQuery(filters);
  const { data } = useQuery({
    queryKey: ["audit", merchant, query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/audit${query}`,
        async () => (await import("#lib/audit-desk/schema.ts")).auditReportDto,
        signal,
      ),
    initialData: report,
  });
  return data;
}
