import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible } from "../support/axe.ts";
import { accountOf, MERCHANT } from "../support/people.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

test("a replay of more events than the limit waits for a second person, who sees what it would do", async ({
  page,
  openBrowser,
}) => {
  const reason = `Outage ${randomUUID().slice(0, 6)}`;
  await page.goto(`${MERCHANT}/settings`);
  const limit = page.getByRole("textbox", { name: "Events in a replay" });
  await limit.fill("some");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByText(/^A whole number from 0 to/)).toBeVisible();
  await limit.fill("9");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByText("Replays above 9 events")).toBeVisible();

  // Long settled: what replaying these would do stays as it is while others pay.
  const [from, to] = [new Date(Date.now() - 4 * DAY_MS), new Date(Date.now() - DAY_MS)];
  const window = new URLSearchParams({ kind: "window", from: from.toISOString(), to: to.toISOString() });
  await page.goto(`${MERCHANT}/webhooks/replays/new?${window}`);
  await expect(page.getByText(/^Above 9 events a second person has to agree/)).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await page.getByRole("button", { name: "Ask for approval" }).click();
  await expect(page.getByText("Waits for a second person")).toBeVisible();
  await expect(page.getByText("Waits for approval", { exact: true })).toBeVisible();
  await expectAccessible(page, ["light", "dark"]);

  const own = await openBrowser("owner");
  await own.goto(`${MERCHANT}/approvals`);
  await expect(own.getByRole("listitem").filter({ hasText: reason })).toContainText("somebody else decides");

  const finance = await openBrowser("finance");
  await finance.goto(`${MERCHANT}/approvals`);
  const request = finance.getByRole("listitem").filter({ hasText: reason });
  await request.getByRole("button", { name: /^Decide/ }).click();
  const dialog = finance.getByRole("dialog", { name: "Start this replay?" });
  await expect(dialog).toContainText(reason);
  await expect(dialog.getByRole("table", { name: "Effects" })).toBeVisible();
  await expectAccessible(finance, ["light", "dark"]);
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(dialog.getByText("Say why, for whoever asked.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Note" }).fill("Wait for Monday");
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(request).toContainText("Rejected");

  const ending = `By ${accountOf("finance").name}, before it began. Rejected: Wait for Monday.`;
  await expect(page.getByText(ending)).toBeVisible();

  await page.goto(`${MERCHANT}/settings`);
  await limit.fill("1000");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByText("Replays above 1,000 events")).toBeVisible();
});
