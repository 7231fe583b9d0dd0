/** The tabs of the list, in their order. */
export const INVOICE_TAB_LABELS = [
  { tab: "all", label: "All" },
  { tab: "draft", label: "Draft" },
  { tab: "unpaid", label: "Unpaid" },
  { tab: "overdue", label: "Overdue" },
  { tab: "paid", label: "Paid" },
  { tab: "void", label: "Void" },
] as const;
