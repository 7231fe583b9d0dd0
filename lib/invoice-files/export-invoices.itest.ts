import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCsv } from "../exports/testing/parse-csv.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "../invoices/testing/invoice-world.ts";
import { exportInvoices } from "./export-invoices.ts";
import { invoiceFileParams } from "./schema.ts";

let world: InvoiceWorld;
beforeAll(async () => {
  world = await makeInvoiceWorld();
});
afterAll(() => world.close());

async function fileOf(asked: Record<string, string> = {}): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportInvoices(world.scope, invoiceFileParams.parse(asked))) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

describe("exportInvoices", () => {
  it("holds each invoice of the list once, with its exact sums, over many pages", async () => {
    const line = { description: "Coffee", unitPrice: "1,000.55", taxName: "IVA", taxRate: "19" };
    const id = await world.sent({ customerName: "=HYPERLINK(1)", lines: [line] });
    for (let count = 0; count < 120; count += 1) await world.draft();
    const [head, ...rows] = parseCsv(await fileOf());
    const ids = rows.map(([first]) => first);
    expect(new Set(ids).size).toBe(121);
    const row = Object.fromEntries(
      (head ?? []).map((name, index) => [name, rows.find(([own]) => own === id)?.[index]]),
    );
    expect(row).toMatchObject({
      State: "Sent",
      Customer: "'=HYPERLINK(1)",
      Currency: "COP",
      Subtotal: "1000.55",
      Tax: "190.10",
      Total: "1190.65",
      "Still due": "1190.65",
      Paid: "0.00",
    });
    expect(row.Number).toMatch(/^INV-/);
  });

  it("is filtered as the list is, and written as Excel reads it", async () => {
    const file = await fileOf({ tab: "unpaid", format: "excel_comma" });
    expect(file.startsWith("\uFEFFId;Number;")).toBe(true);
    expect(file.trim().split("\r\n")).toHaveLength(2);
    expect(file).toContain(";1190,65;");
    expect((await fileOf({ q: "nobody" })).trim().split("\r\n")).toHaveLength(1);
  });
});
