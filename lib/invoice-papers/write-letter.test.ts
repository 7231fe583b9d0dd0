import { describe, expect, it } from "vitest";
import { aDocument } from "./testing/a-document.ts";
import {
  type LetterMatter,
  latenessOn,
  writeCreditNoteLetter,
  writeInvoiceLetter,
  writeReminderLetter,
} from "./write-letter.ts";

const matter = (changes: Partial<LetterMatter> = {}): LetterMatter => ({
  document: aDocument(),
  language: "en",
  toName: "Ana",
  message: "",
  publicUrl: "https://pay.example.com/invoice/abc",
  isTest: false,
  ...changes,
});
const euro = (amount: string) => ({ amount, currency: "EUR" });

describe("the letters about an invoice", () => {
  it("bring it with what is due, until when, and the way to pay", () => {
    const letter = writeInvoiceLetter(matter({ message: "As agreed.\n\nThanks" }));
    expect(letter.subject).toBe("Invoice INV-2026-0042 from Café Altura S.A.S.");
    expect(letter.heading).toBe("2,000.00 EUR to pay");
    expect(letter.paragraphs.slice(0, 3)).toEqual(["Hello Ana,", "As agreed.", "Thanks"]);
    expect(letter.facts).toContainEqual({ label: "Amount due", value: "2,000.00 EUR" });
    expect(letter.facts).toContainEqual({ label: "Due", value: "4 December 2026" });
    expect(letter.button).toEqual({ label: "View and pay", url: "https://pay.example.com/invoice/abc" });
  });

  it("ask for nothing when nothing is due", () => {
    const document = aDocument({ due: euro("0.00"), paid: euro("2380.00"), payUrl: null });
    const letter = writeInvoiceLetter(matter({ document }));
    expect(letter.button?.label).toBe("View the invoice");
    expect(JSON.stringify(letter)).not.toContain("to pay");
  });

  it.each([
    ["2026-12-01", "Invoice INV-2026-0042 is due on 4 December 2026"],
    ["2026-12-04", "Invoice INV-2026-0042 is due today"],
    ["2026-12-05", "Invoice INV-2026-0042 is overdue"],
  ])("remind in words that fit %s", (today, subject) => {
    expect(writeReminderLetter(matter(), today).subject).toBe(subject);
  });

  it.each([
    ["es", "La factura INV-2026-0042 está vencida", "2.000,00 EUR en mora"],
    ["pt", "A fatura INV-2026-0042 está vencida", "2.000,00 EUR em atraso"],
  ] as const)("remind in %s", (language, subject, heading) => {
    const letter = writeReminderLetter(matter({ language }), "2026-12-09");
    expect(letter).toMatchObject({ language, subject, heading });
  });

  it("say what a credit note gives back, and that nothing is to be paid", () => {
    const document = aDocument({ kind: "credit_note", number: "CN-1", creditOf: "INV-2026-0042" });
    const letter = writeCreditNoteLetter(matter({ document }));
    expect(letter.heading).toBe("2,380.00 EUR credited");
    expect(letter.facts.map(({ label }) => label)).toEqual(["Number", "Invoice", "Total"]);
  });

  it("say in test mode that no real money moves", () => {
    expect(writeInvoiceLetter(matter({ isTest: true })).footer).toMatch(/^Test mode/);
  });

  it("know the due date itself as in time", () => {
    expect(latenessOn("2026-12-04", "2026-12-04")).toBe("today");
  });
});
