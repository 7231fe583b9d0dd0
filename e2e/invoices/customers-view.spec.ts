import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { extractText } from "unpdf";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { MERCHANT } from "../support/people.ts";

test("a customer reads an invoice on its page and keeps its PDF, and the merchant sees that they looked", async ({
  page,
  payer,
  openBrowser,
}) => {
  await page.goto(`${MERCHANT}/invoices/new`);
  await page.getByRole("textbox", { name: "Customer" }).fill("Niño & Simões");
  await page.getByRole("textbox", { name: "Line 1" }).fill("Café de origen");
  await page.getByRole("textbox", { name: "Price each" }).fill("60000");
  await page.getByRole("textbox", { name: "Quantity" }).fill("2");
  await page.getByRole("textbox", { name: "Tax %" }).fill("19");
  await page.getByRole("button", { name: "Save and send" }).click();
  await expect(page).toHaveURL(/\/invoices\/inv_\w+$/);
  const address = await page.getByRole("link", { name: "Open its page" }).getAttribute("href");
  if (address === null) throw new Error("it has no page");

  // The merchant's own look does not count.
  const preview = await openBrowser("owner");
  await preview.goto(address);
  await expect(preview.getByRole("main")).toContainText("142,800.00 COP");
  await page.reload();
  await expect(page.getByRole("main").getByText("Viewed", { exact: true })).toHaveCount(0);

  const main = payer.getByRole("main");
  await payer.goto(address);
  await expect(main).toContainText("Niño & Simões");
  await expect(main.getByRole("link", { name: "Pay online" })).toHaveAttribute("href", /\/pay\//);
  await expectAccessible(payer, ["light", "dark"]);
  await payer.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(payer);
  await page.reload();
  await expect(page.getByRole("main").getByText("Viewed", { exact: true }).first()).toBeVisible();

  await payer.getByRole("link", { name: "Español" }).click();
  await expect(main).toContainText("142.800,00 COP");
  const [file] = await Promise.all([
    payer.waitForEvent("download"),
    payer.getByRole("link", { name: "Descargar PDF" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^Factura-.+\.pdf$/);
  const { text } = await extractText(new Uint8Array(await readFile(await file.path())), { mergePages: true });
  for (const said of ["Niño & Simões", "Café de origen", "142.800,00 COP", "22.800,00 COP", "Pagar en línea"])
    expect(text).toContain(said);
});

test("an invoice's page works without scripts, and an address that nobody has leads nowhere", async ({
  browser,
  page,
}) => {
  await page.goto(`${MERCHANT}/invoices?tab=unpaid`);
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  const address = await page.getByRole("link", { name: "Open its page" }).getAttribute("href");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  const answer = await plain.goto(address ?? "");
  expect(answer?.headers()["set-cookie"]).toBeUndefined();
  await expect(plain.getByRole("link", { name: "PDF" })).toBeVisible();
  await expect(plain.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  expect((await plain.goto("/invoice/nobody-has-this-one"))?.status()).toBe(404);
  await context.close();
});
