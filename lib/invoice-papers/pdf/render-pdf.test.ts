import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, it } from "vitest";
import { aDocument, aLine } from "../testing/a-document.ts";
import { renderPdf } from "./render-pdf.ts";

const FINAL = { isVoid: false, isTest: false };
const euro = (amount: string) => ({ amount, currency: "EUR" });

async function read(...args: Parameters<typeof renderPdf>) {
  const bytes = await renderPdf(...args);
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf, { mergePages: false });
  // The fonts' spacing of a figure may come back as blanks; the order of what is written does not.
  const pages = text.map((page) => page.replaceAll(/\s+/g, " "));
  return { bytes, pdf, pages, all: pages.join(" ") };
}

describe("renderPdf", () => {
  it("says who, to whom, when, each line and every sum of the document", async () => {
    const { all, pages } = await read(aDocument(), FINAL);
    expect(pages).toHaveLength(1);
    for (const said of [
      "Invoice INV-2026-0042",
      "Café Altura S.A.S.",
      "Muñoz & Araújo Comércio Ltda.",
      "20 November 2026",
      "Roasting, España blend 2.5 400.00 EUR 20% IVA 19% 800.00 EUR",
      "Subtotal 2,000.00 EUR",
      "IVA 19% 2,000.00 EUR 380.00 EUR",
      "Total 2,380.00 EUR",
      "Paid −380.00 EUR",
      "Amount due 2,000.00 EUR",
      "Thank you for your order.",
      "Payable within 14 days.",
    ])
      expect(all).toContain(said);
  });

  it.each([
    ["Greek", "Καφές Ελλάς Α.Ε. ᾠδή"],
    ["Cyrillic", "ООО «Кофе и Ёлка» ґрунт"],
    ["Chinese", "深圳市咖啡贸易有限公司"],
    ["traditional Chinese", "臺灣國際貿易股份有限公司"],
    ["Japanese", "株式会社コーヒー・ビーンズ（峠）"],
    ["mixed", "Café Ωmega 咖啡 GmbH"],
  ])("writes %s letters in names and lines, each as it is", async (_, name) => {
    // Letters that no font has all come back as the first of them.
    const { all, bytes } = await read(
      aDocument({ lines: [aLine({ description: `${name}, 2.5 kg` })], notes: name }),
      FINAL,
    );
    const squeezed = all.replaceAll(" ", "");
    expect(squeezed.split(name.replaceAll(" ", ""))).toHaveLength(3);
    expect(bytes.length).toBeLessThan(250_000);
  });

  it("leads to the payment by button and code, and to the attachments", async () => {
    const { pdf, all } = await read(aDocument(), FINAL);
    const links = await (await pdf.getPage(1)).getAnnotations();
    expect(links.map(({ url }) => url)).toEqual([
      aDocument().payUrl,
      aDocument().payUrl,
      "https://example.com/delivery-note",
    ]);
    expect(all).toContain("Pay online");
  });

  it.each([
    ["es", "Por pagar 2.000,00 EUR", "4 de diciembre de 2026"],
    ["pt", "A pagar 2.000,00 EUR", "4 de dezembro de 2026"],
  ] as const)("speaks %s, in its numbers and days", async (language, due, day) => {
    const { all, pdf } = await read(aDocument({ language }), FINAL);
    expect(all).toContain(due);
    expect(all).toContain(day);
    const { info } = await getMeta(pdf);
    expect(info).toMatchObject({ Language: language, Author: "Café Altura S.A.S." });
    expect(info?.Title).toContain("INV-2026-0042");
  });

  it("asks for nothing once it is paid, void or credited", async () => {
    const nothing = { due: euro("0.00"), payUrl: null };
    const paid = await read(aDocument({ ...nothing, paid: euro("2380.00") }), FINAL);
    expect(paid.all).toContain("PAID");
    const gone = await read(aDocument(), { isVoid: true, isTest: false });
    expect(gone.all).toContain("VOID");
    const credited = await read(aDocument({ ...nothing, paid: euro("0"), credited: euro("2380.00") }), FINAL);
    expect(credited.all).toContain("CREDITED");
    for (const { all } of [paid, gone, credited]) expect(all).not.toContain("Pay online");
  });

  it("is a credit note that names its invoice", async () => {
    const { all } = await read(
      aDocument({ kind: "credit_note", number: "CN-1", creditOf: "INV-2026-0042" }),
      FINAL,
    );
    expect(all).toContain("Credit note CN-1");
    expect(all).toContain("For invoice INV-2026-0042");
    expect(all).not.toContain("Pay online");
    expect(all).not.toContain("Amount due");
  });

  it("runs over pages, each with the table's heading and its number, and loses no line", async () => {
    const lines = Array.from({ length: 500 }, (_, index) => aLine({ description: `Item ${index + 1}.` }));
    const { pages, all } = await read(aDocument({ lines }), FINAL);
    expect(pages.length).toBeGreaterThan(10);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`${index + 1} / ${pages.length}`);
      if (page.includes("Item ")) expect(page).toContain("Description Quantity Unit price");
    }
    for (const { description } of lines) expect(all).toContain(description);
  });

  it("keeps within its page what is as long as a form allows", async () => {
    const long = (letter: string, count: number) => letter.repeat(count);
    const document = aDocument({
      merchant: { name: long("M", 120), legalText: long("L ", 300) },
      billTo: { name: long("Ñ", 120), email: "", address: long("a", 400), taxId: long("9", 60) },
      lines: [aLine({ description: long("W", 300), net: "123456789012.34", unitPrice: "123456789012.34" })],
      notes: long("word ", 400),
      terms: long("x", 2000),
    });
    const { pdf, all } = await read(document, FINAL);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) {
        if (!("transform" in item) || item.str.trim() === "") continue;
        const [, , , , x, y] = item.transform;
        expect(x).toBeGreaterThanOrEqual(47);
        expect(x + item.width).toBeLessThanOrEqual(595.28 - 46);
        expect(y).toBeGreaterThan(30);
      }
    }
    expect(all.replaceAll(" ", "").split("W").length - 1).toBe(300);
  });

  it("lists each of many taxes and what they are together", async () => {
    const taxes = Array.from({ length: 40 }, (_, index) => {
      return { name: `Tax ${index}`, rate: "1", base: euro("10.00"), amount: euro("0.10") };
    });
    const { all } = await read(aDocument({ taxes }), FINAL);
    expect(all).toContain("Taxes 4.00 EUR");
    for (const { name } of taxes) expect(all).toContain(`${name} 1% 10.00 EUR 0.10 EUR`);
  });

  it("is the same file for the same invoice", async () => {
    const [one, two] = [await renderPdf(aDocument(), FINAL), await renderPdf(aDocument(), FINAL)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it("says on each page when no real money moves", async () => {
    const { pages } = await read(aDocument(), { isVoid: false, isTest: true });
    for (const page of pages) expect(page).toContain("Test mode: no real money moves");
  });
});
