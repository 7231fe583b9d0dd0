import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { countLoads, timelineEntry } from "../support/follow-payment.ts";
import { sendDeposit, withWebhooks } from "../support/sandbox.ts";
import { bindAddress, depositsOn, figure } from "./deposit-address.ts";

test("two deposits to one bound address arrive by themselves, and a second copy credits nothing", async ({
  page,
}) => {
  const { reference } = await bindAddress(page, "Valentina Ortiz");
  await expect(page.getByText(/^0x[0-9a-f]{40}$/i)).toBeVisible();
  await expect(page.getByRole("img", { name: "QR code of the address" })).toBeVisible();
  await expect(page.getByText("Nothing came in yet")).toBeVisible();
  const loads = countLoads(page);

  await withWebhooks("payin", "duplicate", async () => {
    await sendDeposit(reference, "12.5");
    await expect(depositsOn(page).filter({ hasText: "12.50" })).toContainText("Succeeded");
    await sendDeposit(reference, "0.75");
    await expect(depositsOn(page).filter({ hasText: "0.75" })).toContainText("Succeeded");
    await expect(figure(page, "Received in USDC")).toContainText("13.25");
  });
  await expect(depositsOn(page)).toHaveCount(2);
  await expect(figure(page, "Deposits")).toHaveText("2");
  expect(loads(), "whole pages loaded since the address was bound").toBe(0);

  await depositsOn(page).filter({ hasText: "12.50" }).click();
  await expect(page).toHaveURL(/\/transactions\/txn_\w+$/);
  await expect(page.getByText("Valentina Ortiz").first()).toBeVisible();
  await expect(timelineEntry(page, "→ Succeeded")).toHaveCount(1);
  await page.goBack();

  await page.getByRole("button", { name: "Unbind" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unbind" }).click();
  await expect(page.getByText("Not bound any more")).toBeVisible();
  await expect(depositsOn(page)).toHaveCount(2);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deposits" }).click();
  await page.getByRole("searchbox", { name: "Search deposit addresses" }).fill(reference);
  await page.getByRole("searchbox", { name: "Search deposit addresses" }).press("Enter");
  await expect(page.getByRole("main").getByRole("row").filter({ hasText: reference })).toContainText(
    "Unbound",
  );
});

test("a deposit whose webhooks are lost is found by asking the provider", async ({ page }) => {
  const { reference } = await bindAddress(page);
  await withWebhooks("payin", "drop", async () => {
    await sendDeposit(reference, "31");
    await expect(async () => {
      await page.getByRole("button", { name: "Check now" }).click();
      await expect(depositsOn(page)).toHaveCount(1, { timeout: 2000 });
      await expect(depositsOn(page)).toContainText("Succeeded", { timeout: 2000 });
    }).toPass();
  });
  await expect(figure(page, "Received in USDC")).toContainText("31.00");
  await depositsOn(page).click();
  await expect(timelineEntry(page, "→ Succeeded")).toContainText("Poll");
});
