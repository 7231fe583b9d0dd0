import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.ts";
import { type FirstRun, startForTheFirstTime } from "../support/first-run.ts";
import { STRANGER } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

test.use({ storageState: STRANGER });

const OWNER = { email: "lucia@cafealtura.example", password: "three unrelated words" };

let paydeck: FirstRun;
test.beforeAll(async ({ browserName: _ }, info) => {
  paydeck = await startForTheFirstTime(info.outputPath("data"));
});
test.afterAll(() => paydeck.stop());

async function fillIn(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).first().fill("Lucía Restrepo");
  await page.getByRole("textbox", { name: "E-mail" }).fill(OWNER.email);
  await page.getByRole("textbox", { name: "Name" }).nth(1).fill("Café Altura");
  await page.getByRole("textbox", { name: "City" }).fill("Bogotá");
  await page.getByRole("combobox", { name: "Country" }).selectOption("Colombia");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/Bogota");
  await page.getByRole("combobox", { name: "Totals in" }).selectOption("COP");
}

test("the link on the console makes the first owner, once, in a browser without scripts", async ({
  page: withScripts,
  openBrowser,
}) => {
  const page = await openBrowser(undefined, { javaScriptEnabled: false });
  await test.step("there is nobody to sign in as", async () => {
    await page.goto(`${paydeck.url}/sign-in`);
    await expect(page.getByText("Demo.")).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Sign in with/ })).toHaveCount(0);
  });

  await test.step("the form can be read by everybody", async () => {
    await withScripts.goto(paydeck.setupLink);
    await expectAccessible(withScripts);
    await withScripts.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(withScripts);
    await withScripts.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step("what is missing is said, and what was typed stays", async () => {
    await page.goto(paydeck.setupLink);
    await fillIn(page);
    await page.getByLabel("Password", { exact: true }).fill("password1234");
    await page.getByRole("button", { name: "Create and sign in" }).click();
    await expect(page.getByText("first that others would try")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "City" })).toHaveValue("Bogotá");
    await expect(page.getByRole("combobox", { name: "Country" })).toHaveValue("CO");
  });

  await test.step("the owner is in", async () => {
    await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
    await page.getByRole("button", { name: "Create and sign in" }).click();
    await expect(page).toHaveURL(`${paydeck.url}/cafe-altura/overview`);
  });

  await test.step("the link opens no more, and the owner's password works", async () => {
    await withScripts.goto(paydeck.setupLink);
    await expect(withScripts.getByRole("heading", { name: "This setup link does not open" })).toBeVisible();
    await withScripts.getByRole("link", { name: "Go to sign-in" }).click();
    await signIn(withScripts, OWNER.email, OWNER.password);
    await expect(withScripts).toHaveURL(`${paydeck.url}/cafe-altura/overview`);
    await expect(withScripts.getByRole("button", { name: "Account: Lucía Restrepo" })).toBeVisible();
  });
});
