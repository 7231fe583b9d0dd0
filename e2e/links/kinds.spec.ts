import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { payByCard, returnToReceipt } from "../support/pay.ts";
import { createPaymentLink, offerOnly } from "../support/payment-link.ts";
import { MERCHANT } from "../support/people.ts";

const PHONE = { width: 390, height: 844 };
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("a payer chooses within the limits, and is told them when not", async ({ page, payer }) => {
  await page.goto(`${MERCHANT}/payment-links/new`);
  await page.getByText("Payer chooses", { exact: true }).click();
  await page.getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("option", { name: "USD", exact: true }).click();
  // The number that the form proposes may be taken by a test beside this one.
  await page.getByRole("textbox", { name: "Invoice number" }).fill(`E2E-${Date.now()}`);
  await page.getByRole("textbox", { name: "What it is for" }).fill("Donation");
  await offerOnly(page, "Acme Gateway");
  await page.getByRole("textbox", { name: "At least" }).fill("20");
  await page.getByRole("textbox", { name: "At most" }).fill("5");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByText("The most must not be less than the least.")).toBeVisible();
  await page.getByRole("textbox", { name: "At least" }).fill("5");
  await page.getByRole("textbox", { name: "At most" }).fill("200");
  await page.getByRole("textbox", { name: "Suggested" }).fill("25.50");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create link" }).click();
  const url = await page.getByRole("link", { name: "Payer's page" }).getAttribute("href");

  await payer.setViewportSize(PHONE);
  await payer.goto(url ?? "");
  const amount = payer.getByRole("textbox", { name: "Amount" });
  await expect(amount).toHaveValue("25.50");
  await expect(payer.getByText("Between 5.00 USD and 200.00 USD")).toBeVisible();
  await amount.fill("4.99");
  await payer.getByRole("button", { name: "Continue" }).click();
  await expect(payer.getByRole("alert").filter({ hasText: "Between 5.00 USD and 200.00 USD" })).toBeVisible();
  await expect(amount).toHaveValue("4.99");
  await expectAccessible(payer);
  await expectNoSidewaysScroll(payer);
  await amount.fill("33.10");
  await payer.getByRole("button", { name: "Continue" }).click();
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await returnToReceipt(payer);
  await expect(payer.getByRole("heading", { name: "33.10" })).toBeVisible();
});

test("a payer chooses a currency and an amount within its limits, without any script", async ({
  page,
  browser,
}) => {
  await page.goto(`${MERCHANT}/payment-links/new`);
  await page.getByText("Payer chooses", { exact: true }).click();
  await page.getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("option", { name: "USD", exact: true }).click();
  await page.getByRole("textbox", { name: "Invoice number" }).fill(`E2E-${Date.now()}`);
  await page.getByRole("textbox", { name: "What it is for" }).fill("Donation in two currencies");
  await offerOnly(page, "Acme Gateway");
  await page.getByRole("textbox", { name: "At least", exact: true }).fill("5");
  await page.getByRole("button", { name: "Another currency" }).click();
  await page.getByRole("combobox", { name: "Currency of price 2" }).click();
  await page.getByRole("option", { name: "EUR", exact: true }).click();
  await page.getByRole("textbox", { name: "At least in EUR" }).fill("40");
  await page.getByRole("textbox", { name: "At most in EUR" }).fill("4");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByText("The most must not be less than the least.")).toBeVisible();
  await page.getByRole("textbox", { name: "At least in EUR" }).fill("4");
  await page.getByRole("textbox", { name: "At most in EUR" }).fill("40");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("main").getByText("At most in EUR")).toBeVisible();
  const url = await page.getByRole("link", { name: "Payer's page" }).getAttribute("href");

  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const payer = await context.newPage();
  await payer.goto(url ?? "");
  const amount = payer.getByRole("textbox", { name: "Amount" });
  await expect(amount).toHaveCount(1);
  await expect(payer.getByText("At least 5.00 USD")).toBeVisible();
  await payer.getByRole("radio", { name: "EUR", exact: true }).check();
  await expect(amount).toHaveCount(1);
  await expect(payer.getByText("Between 4.00 EUR and 40.00 EUR")).toBeVisible();
  await amount.fill("40.01");
  await payer.getByRole("button", { name: "Continue" }).click();
  await expect(payer.getByRole("alert")).toContainText("Between 4.00 EUR and 40.00 EUR");
  await expect(amount).toHaveValue("40.01");
  await amount.fill("33.10");
  await payer.getByRole("button", { name: "Continue" }).click();
  await expect(payer.getByRole("heading", { name: "Card payment" })).toBeVisible();
  await expect(payer.getByText("33.10").first()).toBeVisible();
  await context.close();
});

test("lines, questions and a picture reach the payer without any script, and the answers the merchant", async ({
  page,
  browser,
}) => {
  const link = await createPaymentLink(page, {
    amount: "1",
    currency: "USD",
    through: "Acme Gateway",
    fill: async (form) => {
      await form.getByText("List of lines", { exact: true }).click();
      await form.getByRole("textbox", { name: "What", exact: true }).fill("T-shirt ☕");
      await form.getByRole("spinbutton", { name: "Quantity" }).fill("2");
      await form.getByRole("textbox", { name: "Price each" }).fill("12.35");
      await form.getByText("More: description").click();
      await form
        .getByRole("textbox", { name: "Description" })
        .fill("Printed by hand <script>alert(1)</script>");
      const picture = form.getByLabel("Choose a picture");
      await picture.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
      await expect(form.getByText("Only PNG, JPEG and WebP pictures can be used.")).toBeVisible();
      await picture.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: PIXEL });
      await form.getByRole("button", { name: "Add a question" }).click();
      await form.getByRole("textbox", { name: "Question 1" }).fill("Which size?");
      await form.getByRole("combobox", { name: "Kind of answer 1" }).click();
      await form.getByRole("option", { name: "One of several" }).click();
      await form.getByRole("textbox", { name: "Choices" }).fill("S\nM\nL");
      await expectAccessible(form);
    },
  });
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const payer = await context.newPage();
  await payer.goto(link.url);
  await expect(payer.getByText("2 × 12.35 USD")).toBeVisible();
  await expect(payer.getByRole("heading", { name: "24.70 USD" })).toBeVisible();
  await expect(payer.getByText("<script>alert(1)</script>")).toBeVisible();
  await payer.getByRole("combobox", { name: "Which size?" }).selectOption("M");
  await payer.getByRole("button", { name: "Pay 24.70 USD" }).click();
  await expect(payer.getByRole("heading", { name: "Card payment" })).toBeVisible();
  await context.close();

  await page.reload();
  await expect(page.getByRole("main").getByText("Which size?").first()).toBeVisible();
  await page.getByRole("main").getByRole("link").filter({ hasText: "Card · Acme Gateway" }).click();
  const heading = page.getByRole("heading", { name: "Payer's answers" });
  const answers = page.locator("section").filter({ has: heading });
  await expect(answers).toContainText("Which size?");
  await expect(answers).toContainText("M");
  await expectAccessible(page);
});

test("a price in another currency is paid as it was set", async ({ page, payer }) => {
  const link = await createPaymentLink(page, {
    amount: "30.00",
    currency: "USD",
    through: "Acme Gateway",
    fill: async (form) => {
      await form.getByRole("button", { name: "Price in another currency" }).click();
      await form.getByRole("combobox", { name: "Currency of price 2" }).click();
      await form.getByRole("option", { name: "EUR", exact: true }).click();
      await form.getByRole("textbox", { name: "Amount in EUR" }).fill("27.50");
    },
  });
  await payer.goto(link.url);
  await expect(payer.getByText("or 27.50 EUR")).toBeVisible();
  await payer.getByRole("radio", { name: "Card" }).last().check();
  await payer.getByRole("button", { name: "Pay 27.50 EUR" }).click();
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await returnToReceipt(payer);
  await expect(payer.getByRole("heading", { name: "27.50" })).toBeVisible();
});

test("a draft is edited, published, archived with a message, and the message is read", async ({
  page,
  payer,
}) => {
  await page.goto(`${MERCHANT}/payment-links/new`);
  await page.getByRole("textbox", { name: "Amount" }).fill("90000");
  await page.getByRole("textbox", { name: "Invoice number" }).fill(`E2E-${Date.now()}`);
  await page.getByRole("textbox", { name: "What it is for" }).fill("Poster");
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Amount" }).fill("95000");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("heading", { name: "95,000.00" })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  const url = await page.getByRole("link", { name: "Payer's page" }).getAttribute("href");
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "What it is for" }).fill("Big poster");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByText("Big poster").first()).toBeVisible();
  await page.getByRole("button", { name: "Archive" }).click();
  await page
    .getByRole("textbox", { name: "Message to whoever still opens it" })
    .fill("The next print is in May.");
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("main").getByText("Archived").first()).toBeVisible();
  await payer.goto(url ?? "");
  await expect(payer.getByText("The next print is in May.")).toBeVisible();
  await expectAccessible(payer);
});
