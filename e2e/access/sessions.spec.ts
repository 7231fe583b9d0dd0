import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { aNewPerson } from "../support/new-person.ts";
import { accountOf, MERCHANT, STRANGER } from "../support/people.ts";
import { query } from "../support/query.ts";
import { signIn } from "../support/sign-in.ts";

// What an open page asks for while its session ends is refused.
test.use({ storageState: STRANGER, expectedProblems: /status of 401 .*\/api\/merchants\// });

test("a session that its person ends elsewhere is out at once", async ({ page, openBrowser }) => {
  const { email, password } = accountOf("finance");
  const other = await openBrowser();
  await page.goto("/sign-in");
  await signIn(page, email, password);
  await page.waitForURL(/\/overview$/);
  await page.goto(`${MERCHANT}/account`);
  const ends = page.getByRole("button", { name: /^End / });
  await expect(page.getByText("This one")).toBeVisible();
  const before = await ends.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label")),
  );

  // It learns of its end by what it asks for next, not by the stream's own word.
  await other.route(/\/live\?/, (route) => route.fulfill({ status: 204 }));
  await other.goto("/sign-in");
  await signIn(other, email, password);
  await other.waitForURL(/\/overview$/);

  await page.reload();
  await expect(page.getByText("This one")).toBeVisible();
  const after = await ends.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label")),
  );
  const [added, ...more] = after.filter((name) => name !== null && !before.includes(name));
  expect(more).toEqual([]);
  const end = page.getByRole("button", { name: added ?? "", exact: true });
  await end.click();
  await expect(end).toHaveCount(0);

  await other.getByRole("link", { name: "Transactions", exact: true }).first().click();
  await expect(other).toHaveURL(/\/sign-in/);
});

test("a screen that nobody touches goes to sign-in once its session has ended, and asks no further", async ({
  page,
  problems,
}) => {
  const person = await aNewPerson("finance");
  await page.goto("/sign-in");
  await signIn(page, person.email, person.password);
  await page.waitForURL(/\/overview$/);
  await page.goto(`${MERCHANT}/transactions`);
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();
  const refused: string[] = [];
  page.on("response", (answer) => {
    if (answer.status() === 401) refused.push(answer.url());
  });
  await query("UPDATE sessions SET revoked_at = now() WHERE user_id = $1", [person.userId]);
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
  expect(page.url()).toContain(`/sign-in?callbackUrl=${encodeURIComponent(`${MERCHANT}/transactions`)}`);
  // A change that it is told of meanwhile it asks about, is refused, and leaves: others change things in this very moment.
  expect(refused.length).toBeLessThanOrEqual(2 * new Set(refused).size);
  expect(problems.every((problem) => /status of 401 /.test(problem))).toBe(true);
});
