import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { connectionId, newestId } from "../support/api.ts";
import { expectAccessible } from "../support/axe.ts";
import { choose } from "../support/choose.ts";
import { MERCHANT } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

const PASSWORD = "four quite unrelated words";
const OWN = "Acme Gateway";

// What is beyond the limit is refused or not there, which the browser complains of.
test.use({ expectedProblems: /status of (401|403|404)/ });

async function inviteToSee(page: Page, email: string, connection: string): Promise<string> {
  await page.goto(`${MERCHANT}/team`);
  await page.getByRole("button", { name: "Invite somebody" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(email);
  await choose(dialog, "Role", "Finance");
  await dialog.getByRole("radio", { name: /^Some/ }).click();
  await dialog.getByRole("checkbox", { name: connection }).check();
  await expectAccessible(page, ["light", "dark"]);
  await dialog.getByRole("radio", { name: /By a link/ }).click();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const handed = page.getByRole("dialog", { name: "Hand over this link" });
  const url = await handed.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await handed.getByRole("button", { name: "Done" }).click();
  return url;
}

test("a member of one connection sees what came through it and nothing else, on every screen", async ({
  page,
  payer: member,
}) => {
  const name = `Sofía ${Date.now()}`;
  const email = `shop-${Date.now()}@cafe.test`;
  const [own, other] = await Promise.all([
    connectionId(page, MERCHANT, OWN),
    connectionId(page, MERCHANT, "88Pay"),
  ]);
  const theirs = await newestId(page, MERCHANT, `transactions?connection=${other}`);
  const url = await inviteToSee(page, email, OWN);
  const main = page.getByRole("main");
  await expect(main.getByRole("listitem").filter({ hasText: email })).toContainText("1 connection only");

  await member.goto(url);
  await member.getByRole("textbox", { name: "Your name" }).fill(name);
  await member.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await member.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(member).toHaveURL(`${MERCHANT}/overview`);
  const seen = member.getByRole("main");
  await expect(seen.getByText(OWN).first()).toBeVisible();
  await expect(seen.getByText("88Pay")).toHaveCount(0);
  for (const place of ["Exports", "Audit log"])
    await expect(member.getByRole("link", { name: place, exact: true })).toHaveCount(0);

  for (const place of ["transactions", "connections", "balances", "webhooks", "payouts"]) {
    await member.goto(`${MERCHANT}/${place}`);
    await expect(seen.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(seen.getByText("88Pay")).toHaveCount(0);
  }
  const answer = await member.request.get(`/api/merchants${MERCHANT}/transactions`);
  const { rows } = await answer.json();
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map((row: { connection: { id: string } }) => row.connection.id))).toEqual(
    new Set([own]),
  );

  await member.goto(`${MERCHANT}/transactions/${theirs}`);
  await expect(member.getByText("Nothing here by that name")).toBeVisible();
  await member.goto(`${MERCHANT}/exports`);
  await expect(member.getByText("You see some connections only")).toBeVisible();

  // The owner widens it; what they had open ends, and they see both.
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Change connections…" }).click();
  const dialog = page.getByRole("dialog", { name: `Change what ${name} sees` });
  await dialog.getByRole("checkbox", { name: "88Pay" }).first().check();
  await dialog.getByRole("button", { name: "Change the connections" }).click();
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("2 connections only");
  await expect(member).toHaveURL(/\/sign-in/);
  await member.goto(`${MERCHANT}/transactions/${theirs}`);
  await signIn(member, email, PASSWORD);
  await expect(seen.getByText("88Pay").first()).toBeVisible();
});
