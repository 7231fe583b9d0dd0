import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

test("links from a file: wrong rows are named, put right, made, and the result says what became of each", async ({
  page,
}) => {
  const mark = Date.now().toString(36).toUpperCase();
  const fileOf = (...rows: string[]) => ({
    name: "march-links.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["title;amount;currency;reference;connection", ...rows].join("\r\n")),
  });
  await page.goto(`${MERCHANT}/payment-links`);
  await page.getByRole("link", { name: "Import" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payment links from a file");
  const [example] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Example file" }).click(),
  ]);
  expect(await readFile(await example.path(), "utf8")).toContain("title,amount,currency");

  const choose = page.getByLabel("Choose a file");
  await choose.setInputFiles({ ...fileOf(), buffer: Buffer.from("name;price\nTea;1") });
  await expect(page.getByRole("alert").filter({ hasText: "no column title" })).toBeVisible();

  const right = `=Seat ${mark};250000.00;COP;F-${mark}-1;`;
  await choose.setInputFiles(fileOf(right, `Table ${mark};"250.000,00";COP;F-${mark}-2;Nobody`));
  await expect(page.getByText("1 row right")).toBeVisible();
  const wrong = page.getByRole("table").filter({ hasText: "What is wrong" });
  await expect(wrong.getByRole("row").filter({ hasText: "amount" })).toContainText("A comma is not taken");
  await expect(wrong.getByRole("row").filter({ hasText: "connection" })).toContainText('"Nobody"');

  await choose.setInputFiles(fileOf(right, `Table ${mark};250000.00;COP;F-${mark}-2;`, `;1;COP;;`));
  await page.getByRole("button", { name: "Make 2 payment links" }).click();
  await expect(page.getByText("2 rows became payment links. 1 row could not be made.")).toBeVisible({
    timeout: 30_000,
  });
  const [result] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Result file" }).click(),
  ]);
  const [head, first, , third] = (await readFile(await result.path(), "utf8")).split("\r\n");
  expect(head).toContain("title,amount,currency,reference,connection,link,error");
  expect(first).toMatch(new RegExp(`^'=Seat ${mark},.*/pay/`));
  expect(third).toContain("title: ");

  await page.getByRole("link", { name: "See the payment links" }).click();
  await expect(page.getByText(`Table ${mark}`).first()).toBeVisible();
  await page.goto(`${MERCHANT}/payment-links/import`);
  await choose.setInputFiles(fileOf(right));
  await expect(page.getByText("Another link or invoice already has this number.")).toBeVisible();
});
