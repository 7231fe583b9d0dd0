import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible } from "../support/axe.ts";
import { choose } from "../support/choose.ts";
import { followLetter } from "../support/mail.ts";
import { MERCHANT } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

const PASSWORD = "four quite unrelated words";

// Somebody who loses access meets refusals, which the browser complains of.
test.use({ expectedProblems: /status of (401|403|404)/ });

async function invite(page: Page, email: string, role: string, way: RegExp): Promise<void> {
  await page.goto(`${MERCHANT}/team`);
  await page.getByRole("button", { name: "Invite somebody" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(email);
  await choose(dialog, "Role", role);
  await dialog.getByRole("radio", { name: way }).click();
  await dialog.getByRole("button", { name: /Send the invitation|Make the link/ }).click();
}

/** A press while the menu still opens is lost at times: it is pressed again, as a person would. */
async function act(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  const chosen = page.getByRole("menuitem", { name: item });
  await expect(chosen).toBeVisible();
  await expect(async () => {
    if ((await chosen.count()) > 0) await chosen.click({ timeout: 5_000 });
    await expect(chosen).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
}

test("somebody invited by mail sees what their role may, and is out at once when disabled", async ({
  page,
  payer,
}) => {
  const name = `Sofía ${Date.now()}`;
  const email = `sofia-${Date.now()}@cafe.test`;
  await invite(page, email, "Viewer", /By mail/);
  const person = await followLetter(payer, email, "Accept the invitation");
  await expect(person.getByRole("textbox", { name: "E-mail" })).toHaveValue(email);
  await expectAccessible(person, ["light", "dark"]);
  await person.getByRole("textbox", { name: "Your name" }).fill(name);
  await person.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await person.getByRole("button", { name: "Accept and sign in" }).click();

  await expect(person).toHaveURL(`${MERCHANT}/overview`);
  await expect(person.getByRole("link", { name: "Transactions", exact: true }).first()).toBeVisible();
  for (const place of ["Balances", "Invoices", "Team"])
    await expect(person.getByRole("link", { name: place, exact: true })).toHaveCount(0);
  await person.goto(`${MERCHANT}/customers`);
  await expect(person.getByRole("heading", { level: 1, name: "Not with your role" })).toBeVisible();

  // The list shows by itself who has come.
  await act(page, name, "Change role…");
  const change = page.getByRole("dialog", { name: `Change the role of ${name}` });
  await choose(change, "Role", "Finance");
  await change.getByRole("button", { name: "Change the role" }).click();
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Finance");

  // Their open page leaves by itself.
  await expect(person).toHaveURL(/\/sign-in/);
  await person.goto(`${MERCHANT}/balances`);
  await signIn(person, email, PASSWORD);
  await expect(person.getByRole("heading", { level: 1, name: "Balances" })).toBeVisible();

  await act(page, name, "Disable…");
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Disabled");
  await expect(person).toHaveURL(/\/sign-in/);
  await signIn(person, email, PASSWORD);
  // Signed in again, and a member of nothing.
  await expect(person).not.toHaveURL(/sign-in/);
  await person.goto("/");
  await expect(person.getByRole("heading", { name: "No business to show" })).toBeVisible();
});

test("a link that was handed over opens once, and a role of one's own counts", async ({ page, payer }) => {
  const role = `Night shift ${Date.now()}`;
  await page.goto(`${MERCHANT}/team/roles`);
  await page.getByRole("button", { name: "New role" }).click();
  const dialog = page.getByRole("dialog", { name: "New role" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(role);
  await dialog.getByRole("checkbox", { name: "See payment links." }).check();
  await dialog.getByRole("button", { name: "Make the role" }).click();
  await expect(page.getByRole("columnheader", { name: role })).toBeVisible();

  const email = `night-${Date.now()}@cafe.test`;
  await invite(page, email, role, /By a link/);
  const handed = page.getByRole("dialog", { name: "Hand over this link" });
  const url = await handed.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await handed.getByRole("button", { name: "Done" }).click();
  await payer.goto(url);
  await payer.getByRole("textbox", { name: "Your name" }).fill("Nora");
  await payer.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await payer.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(payer.getByRole("link", { name: "Payment links", exact: true }).first()).toBeVisible();
  await expect(payer.getByRole("link", { name: "Transactions", exact: true })).toHaveCount(0);
  await payer.goto(url);
  await expect(payer.getByRole("heading", { name: "This invitation does not open" })).toBeVisible();
  await expectAccessible(payer);
});

test("an invitation is accepted before any script has come", async ({ page, openBrowser }) => {
  const email = `plain-${Date.now()}@cafe.test`;
  await invite(page, email, "Viewer", /By a link/);
  const handed = page.getByRole("dialog", { name: "Hand over this link" });
  const url = await handed.getByRole("textbox", { name: "Invitation link" }).inputValue();

  const plain = await openBrowser(undefined, { javaScriptEnabled: false });
  await plain.goto(url);
  await plain.getByRole("textbox", { name: "Your name" }).fill("Pilar");
  await plain.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await plain.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(plain).toHaveURL(`${MERCHANT}/overview`);
});
