import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { createPaymentLink } from "../support/payment-link.ts";

test("a link is shared as a picture, a message and a button, and begun again from itself or a template", async ({
  page,
}) => {
  const link = await createPaymentLink(page, { amount: "27.50", currency: "USD", through: "Acme Gateway" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "PNG of the QR code" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^qr-lnk_\w+\.png$/);
  const whatsApp = await page.getByRole("link", { name: "WhatsApp" }).getAttribute("href");
  const message = new URL(whatsApp ?? "").searchParams.get("text");
  expect(message).toContain("27.50 USD");
  expect(message).toContain(link.url);
  await page.getByText("Button for your website").click();
  await expect(page.getByText(`<a href="${link.url}"`)).toBeVisible();

  await page.getByRole("link", { name: "Clone" }).click();
  await expect(page.getByText(`Begun from a copy of ${link.title}.`)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("27.50");
  await expect(page.getByRole("textbox", { name: "Invoice number" })).not.toHaveValue(link.invoiceNumber);

  const name = `Like ${link.invoiceNumber}`;
  await page.getByRole("button", { name: "Templates" }).click();
  await page.getByRole("textbox", { name: "Keep this form as a template" }).fill(name);
  await page.getByRole("button", { name: "Save template" }).click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByText(`Begun from the template ${name}.`)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "What it is for" })).toHaveValue(link.title);
  await page.getByRole("button", { name: "Templates" }).click();
  await page.getByRole("button", { name: `Delete the template ${name}` }).click();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});
