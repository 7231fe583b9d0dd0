import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { MERCHANT } from "../support/people.ts";

const INJECTED = `<script>document.documentElement.dataset.ran = "yes"</script>`;

test.use({ expectedProblems: /script-src|inline script/ });

// Every test of every page fails when its page's policy refuses something (fixtures.ts): this one shows that it would.
test("a script that somebody brings into a page does not run, and is told", async ({ page, problems }) => {
  await page.route(`**${MERCHANT}/overview`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/<body[^>]*>/, (tag) => `${tag}${INJECTED}`);
    expect(body).toContain(INJECTED);
    await route.fulfill({ response: answer, body });
  });
  await page.goto(`${MERCHANT}/overview`);
  await page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.ran ?? "no")).toBe("no");
  await expect.poll(() => problems.join("\n")).toMatch(/The policy's script-src-elem refused inline/);
});
