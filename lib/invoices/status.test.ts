import { expect, test } from "vitest";
import { type InvoiceFacts, invoiceState } from "./status.ts";

const sent: InvoiceFacts = {
  kind: "invoice",
  status: "sent",
  viewed: false,
  isPartlyPaid: false,
  isCredited: false,
  nothingDue: false,
  dueDate: "2026-12-04",
  today: "2026-12-04",
};

test.each([
  ["draft", { status: "draft", nothingDue: true }],
  ["void", { status: "void", nothingDue: true, isPartlyPaid: true }],
  ["sent", {}],
  ["viewed", { viewed: true }],
  ["partially_paid", { isPartlyPaid: true, viewed: true }],
  ["paid", { isPartlyPaid: true, nothingDue: true, today: "2027-01-01" }],
  ["overdue", { today: "2026-12-05" }],
  ["overdue", { today: "2026-12-05", isPartlyPaid: true, viewed: true }],
  ["credited", { isCredited: true, nothingDue: true, isPartlyPaid: true }],
  ["sent", { kind: "credit_note", today: "2027-01-01" }],
] as const)("%s", (state, facts) => {
  expect(invoiceState({ ...sent, ...facts })).toBe(state);
});
