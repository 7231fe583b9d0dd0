import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

/** Somebody new comes in as everybody does: by an address or a link that names them. */
async function arrives(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`${MERCHANT}/deposits/new`);
  await page.getByRole("textbox", { name: "Your reference" }).fill(`player ${randomUUID().slice(0, 8)}`);
  await page.getByRole("textbox", { name: "Customer's name" }).fill(name);
  await page.getByRole("textbox", { name: "Customer's e-mail" }).fill(email);
  await page.getByRole("button", { name: "Bind address" }).click();
  await expect(page).toHaveURL(/\/deposits\/dep_\w+$/);
}

async function search(page: Page, q: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).click();
  await page.getByRole("searchbox", { name: "Search customers" }).fill(q);
  await page.getByRole("searchbox", { name: "Search customers" }).press("Enter");
  await expect(page).toHaveURL(/customers\?q=/);
}

test("a customer is found, revealed for a reason that stays in sight, and merged with their double", async ({
  page,
}) => {
  const tail = randomUUID().slice(0, 6);
  const name = `Renata ${tail}`;
  await arrives(page, name, `renata.${tail}@casa.example`);
  await arrives(page, `Renata S. ${tail}`, `renata${tail}+tienda@casa.example`);

  await search(page, `renata.${tail}`);
  await page.getByRole("main").getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const firstId = /cus_\w+/.exec(page.url())?.[0];
  expect(await page.content()).not.toContain(`renata.${tail}@`);

  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Reveal" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Reveal" }).click();
  await expect(dialog.getByText("Say in a few words what you need it for.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "What you need it for" }).fill("She asked for a written answer");
  await dialog.getByRole("button", { name: "Reveal" }).click();
  await expect(main.getByText(`renata.${tail}@casa.example`)).toBeVisible();
  await expect(main.getByText("She asked for a written answer")).toBeVisible();

  await main.getByRole("button", { name: "Merge" }).click();
  await expect(dialog.getByText("1 deposit address")).toBeVisible();
  await dialog.getByRole("radio", { name: new RegExp(`Renata S. ${tail}`) }).click();
  await dialog.getByRole("checkbox", { name: "I understand that this cannot be undone" }).click();
  await dialog.getByRole("button", { name: "Merge for ever" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Renata S. ${tail}`);
  await expect(main.getByText("Merged into this one")).toBeVisible();
  await expect(main.getByText("She asked for a written answer")).toBeVisible();
  expect(await page.content()).not.toContain(`renata.${tail}@`);

  await page.goto(`${MERCHANT}/customers/${firstId}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Renata S. ${tail}`);
  await search(page, `renata.${tail}`);
  await expect(main.getByRole("link", { name: `Renata S. ${tail}` })).toBeVisible();

  for (const id of ["cus_nonsense", `cus_${"0".repeat(26)}`]) {
    const answer = await page.request.get(`/api/merchants${MERCHANT}/customers/${id}`);
    expect(answer.status(), id).toBe(404);
  }
});
