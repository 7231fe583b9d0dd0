import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { newestId } from "../support/api.ts";
import { MERCHANT } from "../support/people.ts";

const FOREIGN = "/panaderia-sol";

test.describe("another merchant", () => {
  test.use({ expectedProblems: /status of 404/ });

  for (const slug of [FOREIGN, "/no-such-business"]) {
    test(`${slug} does not exist for people who are not in it`, async ({ openBrowser }) => {
      const support = await openBrowser("support");
      const answer = await support.goto(`${slug}/transactions`);
      expect(answer?.status()).toBe(404);
      await expect(
        support.getByRole("heading", { level: 1, name: /does not exist|Nothing here by that name/ }),
      ).toBeVisible();
      const data = await support.request.get(`/api/merchants${slug}/transactions`);
      expect(data.status()).toBe(404);
    });
  }

  test("its transactions are not found among one's own", async ({ page, openBrowser }) => {
    const id = await newestId(page, FOREIGN, "transactions");
    await page.goto(`${FOREIGN}/transactions/${id}`);
    await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
    const support = await openBrowser("support");
    await support.goto(`${MERCHANT}/transactions/${id}`);
    await expect(support.getByText("Nothing here by that name")).toBeVisible();
    expect((await support.request.get(`/api/merchants${MERCHANT}/transactions/${id}`)).status()).toBe(404);
  });
});

test.describe("support", () => {
  test("sees no balances anywhere", async ({ openBrowser }) => {
    const support = await openBrowser("support");
    await support.goto(`${MERCHANT}/overview`);
    await expect(support.getByRole("link", { name: "Transactions", exact: true }).first()).toBeVisible();
    await expect(support.getByRole("link", { name: "Balances" })).toHaveCount(0);
    await expect(support.getByRole("heading", { name: /available$/ })).toHaveCount(0);
    await support.goto(`${MERCHANT}/balances`);
    await expect(support.getByRole("heading", { level: 1, name: "Not with your role" })).toBeVisible();
    await expect(support.getByText(/balances\.read/)).toBeVisible();
    expect((await support.request.get(`/api/merchants${MERCHANT}/balances`)).status()).toBe(403);
  });
});
