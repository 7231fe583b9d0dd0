import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { test } from "../fixtures.ts";
import { Agent } from "../support/agent.ts";
import { statusOf, timelineEntry } from "../support/follow-payment.ts";
import { MERCHANT } from "../support/people.ts";

/** Every story begins with a customer on the line and one string, and is answered within so many steps. */
const MOST_STEPS = 3;

let agent: Agent;

async function lookUp(text: string): Promise<Page> {
  await agent.paste(text);
  await agent.pressEnter();
  return agent.page;
}

test.describe("eight calls", () => {
  test.beforeEach(async ({ openBrowser }) => {
    agent = new Agent(await openBrowser("support"));
    await agent.answerTheCall();
  });
  test.afterEach(() => {
    expect(agent.steps).toBeGreaterThan(0);
    expect(agent.steps).toBeLessThanOrEqual(MOST_STEPS);
  });

  test("it is paid, but no webhook came: found by asking", async () => {
    const page = await lookUp("POS-1170");
    await expect(statusOf(page)).toHaveText("Succeeded");
    await expect(timelineEntry(page, "→ Succeeded")).toContainText("Poll");
    await expect(timelineEntry(page, "Webhook")).toHaveCount(0);
  });

  test("it was paid twice: said at once, with the way to give it back", async () => {
    const page = await lookUp("web 5502");
    await expect(page.getByText("Paid twice:")).toBeVisible();
    await agent.click(page.getByRole("button", { name: "Refund this payment" }));
    await expect(page.getByRole("dialog")).toBeVisible();
  });

  test("too little crypto came: how much is missing", async () => {
    const page = await lookUp("#INV-2026-0411");
    await expect(statusOf(page)).toHaveText("Underpaid");
    await expect(page.getByRole("main")).toContainText("12.40");
    await expect(page.getByRole("region", { name: "Tell the customer" })).toBeVisible();
  });

  test("a voucher nobody has paid yet: why it waits, in the customer's language", async () => {
    const page = await lookUp("ord20433");
    await expect(statusOf(page)).toHaveText("Pending");
    await expect(page.getByText(/That is normal until|It was expected by/)).toBeVisible();
    await expect(page.getByRole("region", { name: "Tell the customer" })).toContainText("efectivo");
  });

  test("a card was declined: why, and that nothing was charged", async () => {
    const page = await lookUp("“ORD-20431”,");
    await expect(statusOf(page)).toHaveText("Declined");
    await expect(page.getByRole("main")).toContainText("Insufficient funds");
    await expect(page.getByRole("region", { name: "Tell the customer" })).toContainText(
      "no recibimos dinero",
    );
  });

  test("the customer wants the money back: the refund is one step from the payment", async () => {
    const page = await lookUp("ORD-20430");
    await agent.click(page.getByRole("main").getByRole("button", { name: "Refund" }).first());
    await expect(page.getByRole("dialog").getByRole("textbox", { name: /^Amount/ })).toHaveValue(/^320000/);
  });

  test("a link that ran out: its own page, from its address", async () => {
    const url = await expiredLink(agent.page);
    const page = await lookUp(url);
    await expect(page).toHaveURL(/\/payment-links\/lnk_/);
    await expect(page.getByRole("main")).toContainText("Expired");
  });

  test("which payout has this payment in it: the transfer that settled it, and back", async () => {
    const { externalId, txHash } = await settledPayment(agent.page);
    const page = await lookUp(externalId);
    await expect(page.getByRole("main")).toContainText(txHash.slice(0, 6));
    const found = await page.request.get(`/api/merchants${MERCHANT}/search?q=${txHash}`);
    expect(await found.text()).toContain(new URL(page.url()).pathname);
  });
});

// Here, since it settles what the second call is about.
test("an invoice that was paid twice says so, and can be kept by whoever may decide", async ({
  page,
  openBrowser,
}) => {
  const support = await openBrowser("support");
  await support.goto(`${MERCHANT}/transactions?q=WEB-5502`);
  await support
    .getByRole("link", { name: /WEB-5502/ })
    .first()
    .click();
  await expect(support.getByText("Paid twice:")).toBeVisible();
  await expect(support.getByRole("button", { name: "Refund this payment" })).toBeEnabled();
  await expect(support.getByRole("button", { name: "It is right" })).toBeDisabled();
  await expect(support.getByText("needs the permission transactions.mark")).toBeVisible();

  await page.goto(`${MERCHANT}/overview`);
  await expect(page.getByText("INV-2026-0431 was paid twice").first()).toBeVisible();
  await page.goto(support.url());
  await page.getByRole("button", { name: "Refund this payment" }).click();
  await expect(page.getByRole("textbox", { name: /^Amount/ })).toHaveValue(/^2500(\.00)?$/);
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "It is right" }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("Two stays of the same guest");
  await page.getByRole("button", { name: "Keep both" }).click();
  await expect(page.getByText("Was paid twice.")).toBeVisible();
  await expect(support.getByText("Was paid twice.")).toBeVisible();
});

async function expiredLink(page: Page): Promise<string> {
  const links = z.array(z.object({ state: z.string(), url: z.string() }));
  const listed = z.object({ rows: links, older: z.string().nullable() });
  for (let after: string | null = ""; after !== null; ) {
    const list = await page.request.get(`/api/merchants${MERCHANT}/payment-links?after=${after}`);
    const { rows, older } = listed.parse(await list.json());
    const expired = rows.find(({ state }) => state === "expired");
    if (expired !== undefined) return expired.url;
    after = older;
  }
  throw new Error("no link of the demo has run out");
}

async function settledPayment(page: Page) {
  const at = `/api/merchants${MERCHANT}/transactions`;
  const list = await page.request.get(`${at}?q=${encodeURIComponent("provider:pepay status:succeeded")}`);
  const { rows } = z.object({ rows: z.array(z.object({ id: z.string() })) }).parse(await list.json());
  const settled = z.object({ externalId: z.string(), settlement: z.object({ txHash: z.string() }) });
  for (const { id } of rows) {
    const detail = settled.safeParse(await (await page.request.get(`${at}/${id}`)).json());
    if (detail.success) return { externalId: detail.data.externalId, txHash: detail.data.settlement.txHash };
  }
  throw new Error("no payment of the demo is settled");
}
