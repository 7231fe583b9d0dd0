import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { followLetter, mailLine, sendLinkTo } from "../support/mail.ts";
import { payByCard, pressAtProvider, returnToReceipt, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

interface MailedLink {
  readonly through: string;
  readonly amount: string;
  readonly currency: string;
  readonly method: string;
  readonly payAtProvider: (payer: Page) => Promise<void>;
}

const LINKS: readonly MailedLink[] = [
  {
    through: "88Pay",
    amount: "64000",
    currency: "COP",
    method: "PSE",
    payAtProvider: (payer) => pressAtProvider(payer, "Pay", "Payment completed"),
  },
  {
    through: "PayIn",
    amount: "14.5",
    currency: "USDC",
    method: "USDC on Polygon Amoy",
    payAtProvider: async (payer) => {
      await payer.getByRole("link", { name: "Open PayIn's payment page" }).click();
      await pressAtProvider(payer, "Send exact amount", "Payment completed");
    },
  },
  {
    through: "Pepay",
    amount: "23.10",
    currency: "USD",
    method: "Crypto, any network",
    payAtProvider: (payer) => pressAtProvider(payer, "Send exact amount", "Payment completed"),
  },
  {
    through: "Acme Gateway",
    amount: "31.00",
    currency: "EUR",
    method: "Card",
    payAtProvider: (payer) => payByCard(payer, "4242 4242 4242 4242", "Payment completed"),
  },
];

for (const { through, method, payAtProvider, ...price } of LINKS) {
  test(`a link that was mailed is opened from the letter and paid through ${through}`, async ({
    page,
    payer,
  }) => {
    const link = await createPaymentLink(page, { ...price, through });
    const email = `${link.invoiceNumber.toLowerCase()}@cliente.test`;
    await sendLinkTo(page, email, "Sent");
    await expect(mailLine(page, email)).toHaveCount(1);

    const opened = await followLetter(payer, email, "Open and pay");
    expect(opened.url()).toBe(link.url);
    await startPaying(opened, link.url, method);
    await payAtProvider(opened);
    await returnToReceipt(opened);
    await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link").filter({ hasText: "Succeeded" })).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Send by e-mail" })).toBeHidden();
  });
}

test("a letter that bounces says so, and goes out again only when somebody asks", async ({ page }) => {
  const link = await createPaymentLink(page, { amount: "12.00", currency: "USD", through: "Acme Gateway" });
  const email = `${link.invoiceNumber.toLowerCase()}@bounce.test`;
  await sendLinkTo(page, email, "Bounced");
  await expect(mailLine(page, email)).toContainText("no such mailbox here");
  await expect(mailLine(page, email)).not.toContainText(`<${email}>`);

  await page.getByRole("button", { name: "Send by e-mail" }).click();
  const dialog = page.getByRole("dialog", { name: "Send this link" });
  await dialog.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(dialog.getByText("This address refused an earlier letter.")).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: "Try this address again" })).toBeVisible();
  await dialog.getByRole("button", { name: "Not now" }).click();

  await page.getByRole("button", { name: `Send again to Payer ${email}` }).click();
  await expect(mailLine(page, email).getByText("Bounced", { exact: true })).toHaveCount(2);
});

test("a member tries the mail from the settings", async ({ page, payer }) => {
  await page.goto("/cafe-altura/settings");
  await expect(page.getByText("payments@paydeck.test")).toBeVisible();
  await page.getByRole("button", { name: "Send a test letter to me" }).click();
  const tests = page.getByRole("list", { name: "Test letters" });
  await expect(tests.getByText("Sent", { exact: true }).first()).toBeVisible();
  const catcher = await page.getByRole("link", { name: "Open the mail catcher" }).getAttribute("href");
  await payer.goto(catcher ?? "");
  await payer
    .getByRole("link", { name: /^Test letter from/ })
    .first()
    .click();
  await expect(payer.frameLocator("iframe").getByRole("heading", { name: "Mail is set up" })).toBeVisible();
});
