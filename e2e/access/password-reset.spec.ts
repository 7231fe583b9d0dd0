import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { SANDBOX_URL } from "../support/addresses.ts";
import { expectAccessible } from "../support/axe.ts";
import { followLetter } from "../support/mail.ts";
import { aNewPerson } from "../support/new-person.ts";
import { STRANGER } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

test.use({ storageState: STRANGER });

const NEW = "four entirely new words";

test("a forgotten password is set anew by a link in the mail, once", async ({ page, payer }) => {
  const person = await aNewPerson("support");
  const words: (string | null)[] = [];
  for (const email of [`nobody-${person.userId}@correo.example`, person.email]) {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.waitForURL(/\/sign-in\/forgot$/);
    await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
    await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("Look into your mail.")).toBeVisible();
    words.push(await page.getByRole("main").textContent());
  }
  expect(words[0]).toBe(words[1]);
  await expectAccessible(page);

  await expect(async () => {
    await payer.goto(`${SANDBOX_URL}/mail`);
    await expect(payer.getByRole("row").filter({ hasText: person.email })).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  const opened = await followLetter(payer, person.email, "Choose a new password");
  const link = opened.url();
  await opened.getByRole("textbox", { name: "New password" }).fill("short");
  await opened.getByRole("button", { name: "Set the password" }).click();
  await expect(opened.getByText("Use at least 12 characters.")).toBeVisible();
  await expectAccessible(opened);
  await opened.getByRole("textbox", { name: "New password" }).fill(NEW);
  await opened.getByRole("button", { name: "Set the password" }).click();
  await expect(opened.getByText("Your password is set.")).toBeVisible();
  await signIn(opened, person.email, NEW);
  await opened.waitForURL(/\/overview$/);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not open" })).toBeVisible();
});

test("a new password is set before any script has come", async ({ page, payer, openBrowser }) => {
  const person = await aNewPerson("support");
  await page.goto("/sign-in/forgot");
  await page.getByRole("textbox", { name: "E-mail" }).fill(person.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Look into your mail.")).toBeVisible();
  const link = (await followLetter(payer, person.email, "Choose a new password")).url();

  const plain = await openBrowser(undefined, { javaScriptEnabled: false });
  await plain.goto(link);
  await plain.getByRole("textbox", { name: "New password" }).fill("short");
  await plain.getByRole("button", { name: "Set the password" }).click();
  await expect(plain.getByText("Use at least 12 characters.")).toBeVisible();
  await plain.getByRole("textbox", { name: "New password" }).fill(NEW);
  await plain.getByRole("button", { name: "Set the password" }).click();
  await expect(plain.getByText("Your password is set.")).toBeVisible();
});
