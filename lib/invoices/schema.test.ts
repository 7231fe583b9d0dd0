import { describe, expect, test } from "vitest";
import { seriesInput } from "./acts.ts";
import { createInvoiceInput } from "./schema.ts";

const form = (changes: object = {}) => ({
  currency: "COP",
  dueDate: "2026-12-31",
  lines: [{ description: "Logo", quantity: "1", unitPrice: "100.00" }],
  idempotencyKey: "5f4bbcc5-7b1c-4f3e-9b6d-0f0a6a1a2b3c",
  ...changes,
});
const line = (changes: object) => form({ lines: [{ description: "Logo", unitPrice: "1", ...changes }] });

function problems(input: object): Record<string, string> {
  const parsed = createInvoiceInput.safeParse(input);
  if (parsed.success) return {};
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
}

describe("what an invoice's form refuses, at its field", () => {
  test.each([
    ["a price that is no number", line({ unitPrice: "4,5" }), "lines.0.unitPrice"],
    ["a price below zero", line({ unitPrice: "-1" }), "lines.0.unitPrice"],
    ["a price finer than its currency", line({ unitPrice: "1.001" }), "lines.0.unitPrice"],
    ["a price beyond all reason", line({ unitPrice: "9999999999999" }), "lines.0.unitPrice"],
    ["a quantity of nothing", line({ quantity: "0.000" }), "lines.0.quantity"],
    ["a quantity that is too fine", line({ quantity: "1.0000001" }), "lines.0.quantity"],
    ["a discount of more than all", line({ discount: "100.01" }), "lines.0.discount"],
    ["a tax that is no percentage", line({ taxRate: "-19" }), "lines.0.taxRate"],
    ["a line that says nothing", line({ description: "  " }), "lines.0.description"],
    ["a total of zero", line({ unitPrice: "0" }), "lines"],
    ["no lines", form({ lines: [] }), "lines"],
    ["a day that is none", form({ dueDate: "2026-02-30" }), "dueDate"],
    ["due before its day of issue", form({ issueDate: "2027-01-01" }), "dueDate"],
    ["a currency that nobody knows", form({ currency: "XXX" }), "currency"],
    [
      "an attachment by a script",
      form({ attachments: [{ name: "x", url: "javascript:alert(1)" }] }),
      "attachments.0.url",
    ],
  ])("%s", (_what, input, field) => {
    expect(Object.keys(problems(input))).toEqual([field]);
  });

  test("and nothing else: thousands may be written with commas", () => {
    expect(
      problems(line({ unitPrice: "1,200.50", quantity: "2.5", discount: "12.5", taxRate: "19" })),
    ).toEqual({});
  });
});

test("a series is written in letters that a file name may have", () => {
  const series = { kind: "invoice", digits: 4, next: 1 };
  expect(seriesInput.safeParse({ ...series, prefix: "INV-{year}-" }).success).toBe(true);
  expect(seriesInput.safeParse({ ...series, prefix: "<script>" }).success).toBe(false);
  expect(seriesInput.safeParse({ ...series, prefix: "{month}" }).success).toBe(false);
});
