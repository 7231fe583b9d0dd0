"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { InvoiceDetail, InvoiceFilters, InvoicePage, InvoiceSummary } from "#lib/invoices/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { invoicesQuery } from "./invoices-url.ts";

export function useInvoices(merchant: string, filters: InvoiceFilters, page: InvoicePage): InvoicePage {
  const query = invoicesQuery(filters);
  const { data } = useQuery({
    queryKey: ["invoices", merchant, "list", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/invoices${query}`,
        async () => (await import("#lib/invoices/schema.ts")).invoicePageDto,
        signal,
      ),
    initialData: page,
  });
  return data;
}

export function useInvoiceSummary(merchant: string, summary: InvoiceSummary): InvoiceSummary {
  const { data } = useQuery({
    queryKey: ["invoices", merchant, "summary"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/invoices/summary`,
        async () => (await import("#lib/invoices/schema.ts")).invoiceSummaryDto,
        signal,
      ),
    initialData: summary,
  });
  return data;
}

export function useInvoice(merchant: string, invoice: InvoiceDetail): InvoiceDetail {
  const { data } = useQuery({
    queryKey: ["invoices", merchant, "one", invoice.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/invoices/${invoice.id}`,
        async () => (await import("#lib/invoices/schema.ts")).invoiceDetailDto,
        signal,
      ),
    initialData: invoice,
  });
  return data;
}

/** Everything that shows invoices, or the links that they are paid by, is read again. */
export function useInvoicesChanged(merchant: string): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ["invoices", merchant] }),
      client.invalidateQueries({ queryKey: ["payment-links", merchant] }),
    ]);
    router.refresh();
  };
}
