import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { addAuthenticator, codeOf } from "../support/authenticator.ts";
import { expectAccessible } from "../support/axe.ts";
import { askForRefund, openPaidByCard, refundsCard } from "../support/movements.ts";
import { aNewPerson, type NewPerson } from "../support/new-person.ts";
import { MERCHANT, STRANGER } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

// What an open page asks for while its session ends is refused.
test.use({ storageState: STRANGER, expectedProblems: /status of 401 .*\/api\/merchants\// });

async function signInAs(page: Page, person: NewPerson): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, person.email, person.password);
}

async function openAccount(page: Page, person: NewPerson): Promise<void> {
  await signInAs(page, person);
  await page.waitForURL(/\/overview$/);
  await page.goto(`${MERCHANT}/account`);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("an authenticator app is added, asked for at the next sign-in, and a recovery code stands in for it", async ({
  page,
}) => {
  const person = await aNewPerson("support");
  await openAccount(page, person);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const adding = page.getByRole("dialog", { name: "Add an authenticator app" });
  await expect(adding.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = ((await adding.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await expectAccessible(page);
  await adding.getByRole("textbox", { name: "Code from the app" }).fill("000000");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(adding.getByText("That code is not right.")).toBeVisible();
  await adding.getByRole("textbox", { name: "Code from the app" }).fill(codeOf(secret, 0));
  await adding.getByRole("button", { name: "Add", exact: true }).click();

  const shown = page.getByRole("dialog", { name: "Keep these recovery codes" });
  const codes = shown.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recovery = ""] = await codes.allTextContents();
  await shown.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 left")).toBeVisible();
  await signOut(page);

  await signInAs(page, person);
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${MERCHANT}/overview`);
  await expect(page, "the password alone opens nothing").toHaveURL(/\/sign-in/);
  await page.goto("/sign-in/code");
  await enterCode(page, "000000");
  await expect(page.getByText("That code is not right, or was used already.")).toBeVisible();
  await enterCode(page, codeOf(secret, 1));
  await page.waitForURL(/\/overview$/);
  await signOut(page);

  await signInAs(page, person);
  await enterCode(page, recovery.toUpperCase());
  await page.waitForURL(/\/overview$/);
  await page.goto(`${MERCHANT}/account`);
  await expect(page.getByText("9 of 10 left")).toBeVisible();
});

test("the last factor stays while a role must have one, and the dialog says why", async ({ page }) => {
  const person = await aNewPerson("support");
  await openAccount(page, person);
  await addAuthenticator(page);
  await person.needFactor();

  await page.getByRole("button", { name: "Remove the authenticator app" }).click();
  const removing = page.getByRole("dialog", { name: "Remove the authenticator app?" });
  await removing.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(removing.getByRole("alert")).toContainText(
    "needs a second factor, and this is your last one. Add another before you remove it.",
  );
  await expectAccessible(page);
  await removing.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("button", { name: "Remove the authenticator app" })).toBeVisible();
});

test("a second step works before any script has come", async ({ browser, page }) => {
  const person = await aNewPerson("support");
  await openAccount(page, person);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const adding = page.getByRole("dialog", { name: "Add an authenticator app" });
  const secret = ((await adding.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await adding.getByRole("textbox", { name: "Code from the app" }).fill(codeOf(secret, 0));
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Keep these recovery codes" })).toBeVisible();

  const context = await browser.newContext({ storageState: STRANGER, javaScriptEnabled: false });
  const plain = await context.newPage();
  await signInAs(plain, person);
  await enterCode(plain, codeOf(secret, 1));
  await plain.waitForURL(/\/overview$/);
  await context.close();
});

test("a passkey signs in by itself, and confirms what moves keys", async ({ page }) => {
  const person = await aNewPerson("support");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await openAccount(page, person);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const adding = page.getByRole("dialog", { name: "Add a passkey" });
  await adding.getByRole("textbox", { name: "Name" }).fill("Work laptop");
  await adding.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("button", { name: "Remove Work laptop" })).toBeVisible();
  await signOut(page);

  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(/\/overview$/);
  await page.goto(`${MERCHANT}/account`);
  await expect(page.getByText(/used (just )?now|used .* ago/)).toBeVisible();

  await person.forgetStep();
  await page.getByRole("button", { name: "Make new recovery codes" }).click();
  await page.getByRole("button", { name: "Make new codes" }).click();
  const asked = page.getByRole("dialog", { name: "Confirm that it is you" });
  await asked.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("dialog", { name: "Keep these recovery codes" })).toBeVisible();
});

test("a refund asks first who sends it, and then sends what was typed", async ({ page, payer }) => {
  const person = await aNewPerson("owner");
  await signInAs(page, person);
  await page.waitForURL(/\/overview$/);
  await openPaidByCard(page, payer, { amount: "21.00", currency: "EUR", through: "Acme Gateway" });
  await person.forgetStep();
  await page.getByRole("main").getByRole("button", { name: "Refund", exact: true }).click();
  await askForRefund(page, "7.50");

  const asked = page.getByRole("dialog", { name: "Confirm that it is you" });
  await asked.getByRole("button", { name: "Not now" }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Amount" })).toHaveValue("7.50");
  await page.getByRole("dialog").getByRole("button", { name: "Refund", exact: true }).click();
  await asked.getByRole("textbox", { name: "Your password" }).fill("not the password");
  await asked.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(asked.getByText("That is not your password.")).toBeVisible();
  await asked.getByRole("textbox", { name: "Your password" }).fill(person.password);
  await asked.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(refundsCard(page)).toContainText("13.50 EUR left");
});
