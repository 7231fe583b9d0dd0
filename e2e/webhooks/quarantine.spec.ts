import { createHmac, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { connectionId } from "../support/api.ts";
import { MERCHANT } from "../support/people.ts";

/** The secret that the provider has, and Paydeck has not. */
const SECRET = `whsec_${randomUUID()}`;

/** A completed order as PayIn would send it, signed with that secret. */
async function send(page: Page, connection: string, orderId: string, eventId: string) {
  const data = { orderId, status: "completed", amount: "12.5", currency: "USDT", chainId: "tron-nile" };
  const body = JSON.stringify({
    id: eventId,
    type: "order.completed",
    createdAt: new Date().toISOString(),
    data,
  });
  const signature = createHmac("sha256", SECRET).update(body).digest("hex");
  const headers = { "content-type": "application/json", "X-PayIn-Signature": signature };
  return page.request.post(`/api/webhooks/${connection}`, { data: body, headers });
}

test("what was refused for a wrong secret is examined, let in with the right one, and replayed", async ({
  page,
  openBrowser,
}) => {
  const connection = await connectionId(page, MERCHANT, "PayIn");
  const orderId = `ord_${randomUUID()}`;
  const reason = `To see that nothing changes twice for ${orderId}`;
  for (const round of [1, 2, 3]) {
    const answer = await send(page, connection, orderId, `evt_${orderId}_${round}`);
    expect(answer.status()).toBe(401);
  }

  await page.goto(`${MERCHANT}/webhooks?tab=quarantine`);
  await page.getByRole("row").filter({ hasText: "Quarantined" }).first().getByRole("link").click();
  const event = page.getByRole("region", { name: "Chosen event" });
  const why = event.getByRole("region", { name: "Why was it refused?" });
  await expect(why.getByText("No known secret matches")).toBeVisible();
  const address = page.url();

  const support = await openBrowser("support");
  await support.goto(address);
  const check = support.getByRole("button", { name: "Check" });
  await expect(check).toBeDisabled();
  await expect(check).toHaveAccessibleDescription("Needs the permission webhooks.accept.");

  await why.getByRole("textbox", { name: /^Try another/ }).fill("whsec_wrong");
  await why.getByRole("button", { name: "Check" }).click();
  await expect(why.getByText("It does not match with the secret that was entered")).toBeVisible();
  await why.getByRole("textbox", { name: /^Try another/ }).fill(SECRET);
  await why.getByRole("button", { name: "Check" }).click();
  await expect(why.getByText("It matches with the secret that was entered.")).toBeVisible();
  await expect(why.getByText(/^3 of \d+\+? quarantined requests of PayIn fit\.$/)).toBeVisible();
  await why.getByRole("button", { name: "Accept all 3 that fit" }).click();
  await expect(page.getByText("3 events are worked on now.")).toBeVisible();
  await expect(event.getByText("Applied").first()).toBeVisible();
  await expect(why).toBeHidden();

  await page.goto(`${MERCHANT}/webhooks?transaction=${orderId}`);
  await expect(page.getByRole("row").filter({ hasText: "Applied" })).toHaveCount(3);
  await page.getByRole("link", { name: "Replay these" }).click();
  await expect(page.getByText("3 events", { exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: "Would change nothing: already applied 3" })).toBeVisible();
  await page.getByRole("button", { name: "Replay 3 events" }).click();
  await expect(page.getByText("Say why.")).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill(reason);
  await page.getByRole("spinbutton", { name: "Events a second" }).fill("100");
  await page.getByRole("button", { name: "Replay 3 events" }).dblclick();

  await expect(page).toHaveURL(/\/webhooks\/replays\/rpl_/);
  await expect(page.getByText("Done", { exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: "Changed nothing: already applied 3 3" })).toBeVisible();
  await page.getByRole("link", { name: "All replays" }).click();
  await expect(page.getByRole("row").filter({ hasText: reason })).toHaveCount(1);
});

test("a replay is foreseen by anybody who may look, and started only by those who may", async ({
  openBrowser,
}) => {
  const support = await openBrowser("support");
  const day = 24 * 60 * 60 * 1000;
  const [from, to] = [new Date(Date.now() - day), new Date(Date.now() + day)];
  const window = new URLSearchParams({ kind: "window", from: from.toISOString(), to: to.toISOString() });
  await support.goto(`${MERCHANT}/webhooks/replays/new?${window}`);
  const start = support.getByRole("button", { name: /^Replay [\d,.]+ events?$/ });
  await expect(start).toBeDisabled();
  await expect(start).toHaveAccessibleDescription("Needs the permission webhooks.replay.");
});
