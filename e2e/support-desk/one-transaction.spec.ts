import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

/** Of the demo's showcase: a voucher that nobody has paid. */
const VOUCHER = "ORD-20433";

test("what to tell the customer is in their language, and a case link shows nobody's name", async ({
  page,
  payer,
}) => {
  await page.goto(`${MERCHANT}/transactions?q=${VOUCHER}`);
  await page
    .getByRole("link", { name: new RegExp(VOUCHER) })
    .first()
    .click();
  const words = page.getByRole("region", { name: "Tell the customer" });
  await expect(words.getByRole("button", { name: "Español" })).toHaveAttribute("aria-pressed", "true");
  await expect(words).toContainText("efectivo");
  await words.getByRole("button", { name: "Português" }).click();
  await expect(words).toContainText("em dinheiro");

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Share a case link…" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const address = await page.getByRole("textbox", { name: "Case link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await payer.goto(address);
  await expect(payer.getByRole("heading", { level: 1 })).toContainText("1,290");
  await expect(payer.getByText("Waiting for the payer.")).toBeVisible();
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("button", { name: "Revoke" })).toHaveCount(0);
});

test("a note names a colleague, who hears of it", async ({ page, openBrowser }) => {
  await page.goto(`${MERCHANT}/transactions?q=${VOUCHER}`);
  await page
    .getByRole("link", { name: new RegExp(VOUCHER) })
    .first()
    .click();
  const note = page.getByRole("textbox", { name: "Note" });
  await note.fill("@vale");
  await page.getByRole("option", { name: "Valentina Ríos" }).click();
  await note.pressSequentially("please call them");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText("@Valentina Ríos", { exact: true })).toBeVisible();
  const support = await openBrowser("support");
  await support.goto(`${MERCHANT}/overview`);
  await expect(support.getByText(/mentioned you on ORD-20433/).first()).toBeVisible();
});
