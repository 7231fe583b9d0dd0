import { expect } from "@playwright/test";
import { newId } from "#lib/ids.ts";
import { test } from "../fixtures.ts";
import { expectAccessible } from "../support/axe.ts";
import { MERCHANT } from "../support/people.ts";
import { query } from "../support/query.ts";

/** A test event of PayIn's that came a minute ago and that the worker, just now, could not file: it leaves it alone for a minute. */
const ARRIVE = `
  WITH arrived AS (
    INSERT INTO webhook_arrivals (id, merchant_id, mode, connection_id, provider, channel, scheme, matched_secret, event_ids,
      external_event_ids, types, headers, bodies, received_at, receive_ms, failed_at)
    SELECT $1, merchant_id, mode, id, provider, 'webhook', 'bare HMAC-SHA256', 'current', ARRAY[$1], ARRAY[$1],
      ARRAY['test.event'], ARRAY['{}'], ARRAY[convert_to($2, 'UTF8')], ARRAY[$3::timestamptz], ARRAY[1], now()
    FROM connections WHERE provider = 'payin' AND mode = 'test' AND merchant_id = (SELECT id FROM merchants WHERE slug = $4)
    ORDER BY created_at LIMIT 1
    RETURNING merchant_id, mode, connection_id
  )
  INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
  SELECT merchant_id, mode, date_trunc('hour', $3::timestamptz, 'UTC'), connection_id, 0, 1 FROM arrived
  ON CONFLICT (merchant_id, mode, hour, connection_id, slot) DO UPDATE SET received = webhook_hourly_counts.received + 1`;

test("what has come in and is not filed is told on the overview and in the inbox, until it is listed", async ({
  page,
}) => {
  const at = new Date(Date.now() - 60_000);
  const id = newId("webhookEvent", at);
  const body = JSON.stringify({ id, type: "test.event", data: {} });
  await query(ARRIVE, [id, body, at.toISOString(), MERCHANT.slice(1)]);

  await page.goto(`${MERCHANT}/overview`);
  const line = page.getByText(/^A webhook waits for the worker$/);
  await expect(line).toBeVisible();
  await page.goto(`${MERCHANT}/webhooks`);
  const note = page.getByText("One event has come in and is not listed yet.");
  await expect(note).toBeVisible();
  await expectAccessible(page, ["light", "dark"]);

  await query("UPDATE webhook_arrivals SET failed_at = NULL WHERE id = $1", [id]);
  await expect(note, "the screen is told when it is filed").toHaveCount(0);
  await page.goto(`${MERCHANT}/webhooks?event=${id}`);
  await expect(page.getByText("A test event: it says nothing about money.").first()).toBeVisible();
});
