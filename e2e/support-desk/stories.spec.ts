import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { test } from "../fixtures.ts";
import { Agent } from "../support/agent.ts";
import { statusOf, timelineEntry } from "../support/follow-payment.ts";
import { MERCHANT } from "../support/people.ts";

/** Every story begins with a customer on the line and one string, and is answered within so many steps. */
const MOST_STEPS = 3;

let agent: Agent;

test.beforeEach(async ({ openBrowser }) => {
  agent = new Agent(await openBrowser("support"));
  await agent.answerTheCall();
});
test.afterEach(() => {
  expect(agent.steps).toBeGreaterThan(0);
  expect(agent.steps).toBeLessThanOrEqual(MOST_STEPS);
});

async function lookUp(text: string): Promise<Page> {
  await agent.paste(text);
  await agent.pressEnter();
  return agent.page;
}

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
  await expect(page.getByText(/^(That is normal until|It was expected by)/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Tell the customer" })).toContainText("efectivo");
});

test("a card was declined: why, and that nothing was charged", async () => {
  const page = await lookUp("“ORD-20431”,");
  await expect(statusOf(page)).toHaveText("Declined");
  await expect(page.getByRole("main")).toContainText("Insufficient funds");
  await expect(page.getByRole("region", { name: "Tell the customer" })).toContainText(
    /no se (te )?(hizo|cobró|ha cobrado)/i,
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

async function expiredLink(page: Page): Promise<string> {
  const list = await page.request.get(`/api/merchants${MERCHANT}/payment-links?state=expired`);
  const [link] = z.object({ rows: z.array(z.object({ id: z.string() })) }).parse(await list.json()).rows;
  const detail = await page.request.get(`/api/merchants${MERCHANT}/payment-links/${link?.id}`);
  return z.object({ url: z.string() }).parse(await detail.json()).url;
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
