import { createHmac, randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { test } from "../fixtures.ts";
import { connectPayin } from "../support/connect.ts";
import { MERCHANT } from "../support/people.ts";
import { withAnswer } from "../support/sandbox.ts";

const OLD_SECRET = sandboxAccounts.payin.webhookSecret;

/** What the webhook address answers to an event signed with a secret. */
async function sendSigned(request: APIRequestContext, id: string, secret: string): Promise<number> {
  const orderId = `ord_${randomUUID()}`;
  const event = { id: `evt_${orderId}`, type: "order.expired", createdAt: new Date().toISOString() };
  const data = JSON.stringify({ ...event, data: { orderId, status: "expired" } });
  const signature = createHmac("sha256", secret).update(data).digest("hex");
  const headers = { "content-type": "application/json", "x-payin-signature": signature };
  const response = await request.post(`/api/webhooks/${id}`, { data, headers });
  return response.status();
}

const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Connection" }).getByRole("link", { name });

test("rotated credentials overlap for webhooks until the overlap is ended", async ({ page, request }) => {
  const { id } = await connectPayin(page, "Rotation");
  const secret = `whsec_rotated_${randomUUID()}`;
  await tab(page, "Settings").click();
  await page.getByRole("button", { name: "Rotate" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotate credentials" });
  await dialog.getByRole("textbox", { name: "API key" }).fill("pk_wrong");
  await dialog.getByRole("button", { name: "Test and rotate" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed.");
  await dialog.getByRole("textbox", { name: "API key" }).fill("");
  await dialog.getByRole("textbox", { name: "Webhook secret", exact: true }).fill(secret);
  await dialog.getByRole("button", { name: "Test and rotate" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("The credentials before these still count for webhooks.")).toBeVisible();
  expect(await sendSigned(request, id, secret)).toBe(200);
  expect(await sendSigned(request, id, OLD_SECRET)).toBe(200);

  await page.getByRole("button", { name: "End now" }).click();
  await expect(page.getByText("The credentials before these still count for webhooks.")).toBeHidden();
  expect(await sendSigned(request, id, secret)).toBe(200);
  expect(await sendSigned(request, id, OLD_SECRET)).toBe(401);
});

test.describe("deletion", () => {
  // Its own page asks for it once more before it is left, and is opened again to see that nothing is there.
  test.use({ expectedProblems: /404/ });

  test("a connection is deleted only while nothing depends on it, and by its name", async ({
    page,
    request,
  }) => {
    const used = await connectPayin(page, "Used");
    expect(await sendSigned(request, used.id, OLD_SECRET)).toBe(200);
    await page.goto(`${MERCHANT}/connections/${used.id}/settings`);
    await expect(page.getByText("It has 1 webhook, so it can't be deleted.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete" })).toBeDisabled();

    const { id, name } = await connectPayin(page, "Unused");
    await tab(page, "Settings").click();
    await page.getByRole("button", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog", { name: `Delete ${name}?` });
    await expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: `Type ${name} to confirm` }).fill(name);
    await dialog.getByRole("button", { name: "Delete for good" }).click();
    await expect(page).toHaveURL(new RegExp(`${MERCHANT}/connections$`));
    await expect(page.getByRole("heading", { level: 1, name: "Connections" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name })).toHaveCount(0);
    await page.goto(`${MERCHANT}/connections/${id}`);
    await expect(page.getByRole("heading", { level: 1, name })).toHaveCount(0);
  });
});

test.describe("an outage", () => {
  test.use({ expectedProblems: /503|502/ });

  test("opens the breaker, stands in the call log, and a test by hand closes it", async ({ page }) => {
    const { id } = await connectPayin(page, "Outage");
    const check = page.getByRole("button", { name: "Check now" });
    await withAnswer("payin", { status: 503, path: "/health" }, async () => {
      for (let index = 0; index < 5; index += 1) {
        await check.click();
        await expect(check).toBeEnabled();
      }
      await expect(page.getByText("Calls paused")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 }).getByText("Down")).toBeVisible();
    });
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await expect(page.getByText("Closed: calls are made")).toBeVisible();

    await tab(page, "Calls").click();
    await page.getByRole("button", { name: "Outcome" }).click();
    await page.getByRole("button", { name: "Failed (5xx or no answer)" }).click();
    await expect(page).toHaveURL(/outcome=failed/);
    const rows = page.getByRole("table", { name: "Calls" }).getByRole("row").filter({ hasText: "/health" });
    await expect(rows).toHaveCount(5);
    await rows.first().getByRole("link").first().click();
    await expect(page).toHaveURL(new RegExp(`/connections/${id}/calls\\?.*call=cal_`));
    const call = page.getByRole("dialog");
    await expect(call.getByText("checkHealth")).toBeVisible();
    await expect(call.getByText("503").first()).toBeVisible();
  });
});
