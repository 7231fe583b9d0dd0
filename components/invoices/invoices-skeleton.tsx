"use client";

import { ListSkeleton } from "../data-table/list-skeleton.tsx";
import { invoiceColumns } from "./invoice-columns.tsx";
import { INVOICE_TAB_LABELS } from "./invoice-tabs.ts";

const columns = invoiceColumns();
const tabs = INVOICE_TAB_LABELS.map(({ tab, label }) => ({ label, href: "#", current: tab === "all" }));

export function InvoicesSkeleton() {
  return <ListSkeleton label="Invoices" columns={columns} tabs={tabs} />;
}
