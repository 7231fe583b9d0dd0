import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { InvoicePage } from "#lib/invoice-papers/schema.ts";
import { aDocument } from "#lib/invoice-papers/testing/a-document.ts";
import { InvoicePaper } from "./invoice-paper.tsx";

afterEach(cleanup);

function show(page: Partial<InvoicePage>, language: "en" | "es" | "pt" = "en") {
  const whole: InvoicePage = { slug: "abc", mode: "live", state: "open", document: aDocument(), ...page };
  render(<InvoicePaper page={whole} language={language} />);
}

describe("InvoicePaper", () => {
  it("says every sum, and leads to the payment, the file and the other languages", () => {
    show({});
    const paper = screen.getByRole("article");
    for (const said of ["1,200.00 EUR", "2,380.00 EUR", "−380.00 EUR", "4 December 2026"])
      expect(within(paper).getAllByText(said).length).toBeGreaterThan(0);
    expect(within(paper).getAllByText("2,000.00 EUR").length).toBeGreaterThan(1);
    const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
    expect(hrefOf("Pay online")).toBe(aDocument().payUrl);
    expect(hrefOf("Download PDF")).toBe("/invoice/abc/pdf?lang=en");
    expect(hrefOf("Português")).toBe("/invoice/abc?lang=pt");
  });

  it("says that it is late, in the reader's language", () => {
    show({ state: "overdue" }, "es");
    expect(screen.getByText("Venció el 4 de diciembre de 2026")).toBeTruthy();
    expect(screen.getByText("Vencida")).toBeTruthy();
  });

  it.each([
    ["paid", "Paid in full"],
    ["void", "This invoice is void"],
    ["credited", "Credited in full"],
  ] as const)("asks for nothing once it is %s", (state, title) => {
    show({ state });
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Pay online" })).toBeNull();
  });

  it("opens no address but a page's", () => {
    const attachments = [{ name: "Note", url: "javascript:alert(1)" }];
    show({ document: aDocument({ attachments }) });
    expect(screen.getByText("Note")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Note" })).toBeNull();
  });
});
