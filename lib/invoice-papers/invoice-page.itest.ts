import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { type InvoiceWorld, makeInvoiceWorld } from "../invoices/testing/invoice-world.ts";
import { voidInvoice } from "../invoices/void-invoice.ts";
import { getInvoicePage } from "./get-invoice-page.ts";
import { getInvoicePdf, getPublicPdf } from "./get-invoice-pdf.ts";
import { invoiceLetter, reminderLetter } from "./invoice-letters.ts";
import { noteLook } from "./note-look.ts";

let world: InvoiceWorld;
beforeAll(async () => {
  world = await makeInvoiceWorld();
});
afterAll(() => world.close());

async function slugOf(invoiceId: string): Promise<string> {
  const { publicUrl } = await world.look(invoiceId);
  return publicUrl?.slice(publicUrl.lastIndexOf("/") + 1) ?? "";
}
const asked = { id: "", targetType: "invoice", toName: "", message: "", createdAt: new Date() } as const;

describe("an invoice's public page", () => {
  it("shows what is due to whoever holds its address, and nothing of a draft", async () => {
    const id = await world.sent({ dueDate: "2026-12-10" });
    const slug = await slugOf(id);
    const onTheDay = fixedClock(new Date("2026-12-11T04:59:00Z"));
    expect(await getInvoicePage(slug, onTheDay)).toMatchObject({
      state: "open",
      mode: "test",
      document: { due: { amount: "100000.00" }, payUrl: expect.stringContaining("/pay/") },
    });
    const later = fixedClock(new Date("2026-12-11T05:00:00Z"));
    expect((await getInvoicePage(slug, later)).state).toBe("overdue");
    await expect(getInvoicePage("nobody")).rejects.toMatchObject({ code: "not_found" });
  });

  it("notes the first look of its customer", async () => {
    const id = await world.sent();
    const slug = await slugOf(id);
    await noteLook(slug, fixedClock(new Date("2026-12-01T10:00:00Z")));
    await noteLook(slug, fixedClock(new Date("2026-12-02T10:00:00Z")));
    expect((await world.look(id)).viewedAt).toBe("2026-12-01T10:00:00.000Z");
  });

  it("asks for nothing once it is void, and no letter about it goes out", async () => {
    const id = await world.sent();
    await voidInvoice(world.scope, { invoiceId: id, reason: "Written twice" });
    const page = await getInvoicePage(await slugOf(id));
    expect(page).toMatchObject({ state: "void", document: { payUrl: null } });
    const mail = { ...asked, targetId: id, language: "en" } as const;
    expect(await invoiceLetter(world.scope, mail)).toBeNull();
    expect(await reminderLetter(world.scope, mail)).toBeNull();
  });
});

describe("its PDF", () => {
  it("has the stored figures, for members and for its customer in their language", async () => {
    const id = await world.sent({
      lines: [{ description: "Café", unitPrice: "1,234.56", taxName: "IVA", taxRate: "19" }],
    });
    const own = await getInvoicePdf(world.scope, { invoiceId: id });
    expect(own.name).toMatch(/^Invoice-INV-.+\.pdf$/);
    const { text } = await extractText(
      await getPublicPdf(await slugOf(id), "es").then(({ bytes }) => bytes),
      {
        mergePages: true,
      },
    );
    for (const said of ["1.234,56 COP", "234,57 COP", "1.469,13 COP"]) expect(text).toContain(said);
  });

  it("goes along with its letter", async () => {
    const id = await world.sent();
    const letter = await invoiceLetter(world.scope, { ...asked, targetId: id, language: "pt" });
    expect(letter?.files).toMatchObject([
      { name: expect.stringMatching(/^Fatura-/), type: "application/pdf" },
    ]);
    expect(letter?.button?.url).toContain("/invoice/");
  });
});
