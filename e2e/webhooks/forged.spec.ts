import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { connectionId } from "../support/api.ts";
import { MERCHANT } from "../support/people.ts";

test("a forged webhook is refused like one for nobody, and kept apart", async ({ page, request }) => {
  const id = await connectionId(page, MERCHANT, "PayIn");
  const data = { id: `evt_forged_${randomUUID()}`, type: "order.completed", data: { orderId: "ord_forged" } };
  const headers = { "X-PayIn-Signature": "0".repeat(64) };
  await page.goto(`${MERCHANT}/webhooks?tab=quarantine`);

  const forged = await request.post(`/api/webhooks/${id}`, { data, headers });
  const toNobody = await request.post("/api/webhooks/con_01J0000000000000000000000", { data, headers });
  expect(forged.status()).toBe(401);
  expect(toNobody.status()).toBe(401);
  expect(await forged.text()).toBe(await toNobody.text());

  await page.goto(`${MERCHANT}/webhooks?tab=quarantine`);
  // Other tests' connections have refused requests as well.
  const refused = page.getByRole("row").filter({ hasText: "Quarantined" }).filter({ hasText: "PayIn" });
  await refused.first().getByRole("link").click();
  const event = page.getByRole("region", { name: "Chosen event" });
  await expect(event.getByText(data.id)).toBeVisible();
  await event.getByRole("tab", { name: "Proof" }).click();
  await expect(event.getByRole("tabpanel").getByText("No valid proof")).toBeVisible();
  const replay = event.getByRole("button", { name: "Replay" });
  await expect(replay).toBeDisabled();
  await expect(replay).toHaveAccessibleDescription("Without proof it is never applied.");
});
