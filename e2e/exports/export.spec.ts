import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { openUntilExportIsHeard } from "../support/keys.ts";
import { MERCHANT } from "../support/people.ts";

const VIEW = `${MERCHANT}/transactions?tab=failed&currency=COP`;

test("what is on the screen becomes a file, by one key, and its download goes on where it broke off", async ({
  page,
}) => {
  await openUntilExportIsHeard(page, () => page.goto(VIEW));
  const tab = page.getByRole("link", { name: /^Failed/ });
  const rows = Number((await tab.textContent())?.replace(/\D/g, ""));
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Export these transactions" });
  await expect(dialog.getByText(`${rows} rows, newest first`)).toBeVisible();
  await dialog.getByRole("button", { name: "Usual" }).click();
  await dialog.getByRole("combobox").press("Enter");
  await expect(page.getByRole("option", { name: "UTC" })).toBeVisible();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("combobox")).toHaveText(/UTC/);
  await dialog.getByRole("button", { name: "Export" }).click();
  await expect(page.getByText("The export is ready")).toBeVisible({ timeout: 30_000 });

  await page.goto(`${MERCHANT}/exports`);
  const row = page.getByRole("row").filter({ hasText: "Transactions · Failed · Currency COP" }).first();
  await expect(row).toContainText("Ready");
  const link = row.getByRole("link", { name: "Download" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const file = await readFile(await download.path(), "utf8");
  const lines = file.trimEnd().split("\r\n");
  expect(lines).toHaveLength(rows + 1);
  expect(lines[0]).toContain("Created,Created offset,Status");
  expect(lines.slice(1).every((line) => line.includes(",UTC+00:00,") && line.includes(",COP,"))).toBe(true);

  const rest = await page.request.get((await link.getAttribute("href")) ?? "", {
    headers: { range: "bytes=100-" },
  });
  expect(rest.status()).toBe(206);
  expect((await rest.body()).equals(Buffer.from(file).subarray(100))).toBe(true);

  await row.getByRole("button", { name: "Delete this export" }).click();
  await expect(page.getByText("Deleted", { exact: true })).toBeVisible();
});

test("the clock that a reader chooses holds on every screen, from the first byte on", async ({
  openBrowser,
}) => {
  const page = await openBrowser("finance", { timezoneId: "Asia/Kolkata", locale: "en-GB" });
  await page.goto(`${MERCHANT}/overview`);
  await expect(page.getByText(/by the days of Bogotá$/)).toBeVisible();
  await page.getByRole("button", { name: "Times in Kolkata +05:30" }).click();
  await page.getByRole("menuitemradio", { name: /^My clock/ }).click();
  await expect(page.getByText(/by the days of Kolkata \+05:30$/)).toBeVisible();
  await page.getByRole("button", { name: "Times in Kolkata +05:30" }).click();
  await page.getByRole("menuitemradio", { name: "UTC" }).click();
  await expect(page.getByText(/by the days of UTC$/)).toBeVisible();

  const response = await page.goto(`${MERCHANT}/transactions?range=7d`);
  expect(await response?.text()).toContain("Times in UTC");
  await expect(page.getByText("Times in UTC", { exact: true }).first()).toBeVisible();
  const time = page.getByRole("row").nth(1).locator("time");
  const at = new Date((await time.getAttribute("datetime")) ?? "");
  await expect(time).toContainText(at.toISOString().slice(11, 19));
});
