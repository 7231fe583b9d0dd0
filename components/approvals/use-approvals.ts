"use client";

import { useQuery } from "@tanstack/react-query";
import type { ApprovalList, ApprovalSubject } from "#lib/approvals/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export function useApprovals(merchant: string, opened: ApprovalList): ApprovalList {
  const { data } = useQuery({
    queryKey: ["approvals", merchant, "list"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/approvals`,
        async () => (await import("#lib/approvals/schema.ts")).approvalListDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}

/** Exactly what would be sent; asked for when somebody is about to decide, and never kept. */
export function useApprovalSubject(merchant: string, approvalId: string) {
  return useQuery<ApprovalSubject>({
    queryKey: ["approval-subject", merchant, approvalId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/approvals/${approvalId}`,
        async () => (await import("#lib/approvals/schema.ts")).approvalSubjectDto,
        signal,
      ),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}
