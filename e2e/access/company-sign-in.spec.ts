import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { SANDBOX_URL } from "../support/addresses.ts";
import { expectAccessible } from "../support/axe.ts";
import { aNewPerson } from "../support/new-person.ts";
import { MERCHANT, STRANGER } from "../support/people.ts";

test.use({ storageState: STRANGER });

const ISSUER = `${SANDBOX_URL}/identity`;
const WANTED = `${MERCHANT}/transactions?tab=succeeded`;

/** From a page that was wanted to the company's own page. */
async function goToCompany(page: Page): Promise<void> {
  await page.goto(WANTED);
  await page.getByRole("link", { name: "Sign in with Altura ID" }).click();
  await expect(page).toHaveURL((url) => url.href.startsWith(`${ISSUER}/authorize?`));
}

async function sayWho(page: Page, email: string, verified: "verified" | "never verified" = "verified") {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("combobox", { name: "This e-mail was" }).selectOption(verified);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Changes what was asked for on its way through the browser. */
async function tamper(page: Page, name: string): Promise<void> {
  const field = page.locator(`input[name="${name}"]`);
  await expect(field).toHaveValue(/^[\w-]{43}$/);
  await field.evaluate((input: HTMLInputElement) => {
    input.value = input.value.split("").reverse().join("");
  });
}

async function expectRefused(page: Page): Promise<void> {
  await expect(page).toHaveURL("/sign-in?company=refused");
  const said = page.getByRole("alert").filter({ hasText: "The company's sign-in did not let you in." });
  await expect(said).toContainText("ask an owner to invite the address that you use there");
  await page.goto(WANTED);
  await expect(page, "nobody is signed in").toHaveURL(/\/sign-in\?callbackUrl=/);
}

test("somebody known by their e-mail signs in through the company, and is where they wanted to be", async ({
  page,
}) => {
  const person = await aNewPerson("support");
  await goToCompany(page);
  await sayWho(page, person.email.toUpperCase());
  await expect(page).toHaveURL(WANTED);
  await expect(page.getByRole("button", { name: "Account: Nora Nueva" })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(WANTED);
});

test("it needs no script", async ({ openBrowser }) => {
  const person = await aNewPerson("viewer");
  const page = await openBrowser(undefined, { javaScriptEnabled: false });
  await goToCompany(page);
  await sayWho(page, person.email);
  await expect(page).toHaveURL(WANTED);
});

test("somebody unknown, an e-mail that was never verified, and whoever turned back hear the same", async ({
  page,
}) => {
  const person = await aNewPerson("support");
  await goToCompany(page);
  await sayWho(page, "nobody@cafealtura.co");
  await expectRefused(page);
  await goToCompany(page);
  await sayWho(page, person.email, "never verified");
  await expectRefused(page);
  await goToCompany(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL("/sign-in?company=refused");
  await expectAccessible(page);
});

for (const changed of ["state", "nonce", "code_challenge"]) {
  test(`an answer with another ${changed} than was asked with is refused`, async ({ page }) => {
    const person = await aNewPerson("support");
    await goToCompany(page);
    await tamper(page, changed);
    await sayWho(page, person.email);
    await expectRefused(page);
  });
}

test("an answer opens nothing in a browser that did not ask for it", async ({ page, openBrowser }) => {
  const person = await aNewPerson("support");
  await goToCompany(page);
  // What an attacker would do: begin, keep the answer to themselves, and have somebody else open it.
  const asked = await page.locator("input[type=hidden]").evaluateAll(namesAndValues);
  const answer = await page.request.post(`${ISSUER}/authorize`, {
    form: { ...asked, email: person.email, verified: "yes", action: "sign_in" },
    maxRedirects: 0,
  });
  const back = answer.headers().location ?? "";
  expect(back).toContain("/api/auth/oidc/callback?code=");
  const other = await openBrowser();
  await other.goto(back);
  await expect(other).toHaveURL("/sign-in?company=failed");
  await expect(other.getByRole("alert").filter({ hasText: "took too long" })).toBeVisible();
});

/** Runs in the page. */
function namesAndValues(fields: (HTMLElement | SVGElement)[]): Record<string, string> {
  return Object.fromEntries(
    fields.filter((field) => field instanceof HTMLInputElement).map(({ name, value }) => [name, value]),
  );
}
