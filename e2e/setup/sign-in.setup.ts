import { expect } from "@playwright/test";
import { test as setup } from "../fixtures.ts";
import { accountOf, MERCHANT, ROLES, STRANGER, signedInFile } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

setup.use({ storageState: STRANGER });

for (const role of ROLES) {
  setup(`the ${role} signs in with e-mail and password`, async ({ page }) => {
    const { email, password, name } = accountOf(role);
    await page.goto("/");
    await signIn(page, email, password);
    await expect(page).toHaveURL(`${MERCHANT}/overview`);
    await expect(page.getByRole("button", { name: `Account: ${name}` })).toBeVisible();
    await page.context().storageState({ path: signedInFile(role) });
  });
}
