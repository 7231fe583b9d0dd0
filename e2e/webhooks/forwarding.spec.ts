import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { addEndpoint, ENDPOINTS, sendTest } from "../support/endpoints.ts";
import { payByCard, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";
import { type Receiver, startReceiver, verify } from "../support/receiver.ts";

/** Whoever still looks at an endpoint that was deleted is told so. */
test.use({ expectedProblems: /404 \(Not Found\) \(\S+\/endpoints\/end_\w+\)/ });

let receiver: Receiver;

test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.close());

/** Opens the newest delivery of a type in the log of the endpoint that the page shows. */
async function openDelivery(page: Page, type: string): Promise<Locator> {
  const more = page.getByRole("button", { name: /new/ });
  const row = page.getByRole("row").filter({ hasText: type }).first();
  await expect(row.or(more).first()).toBeVisible();
  if (await more.isVisible()) await more.click();
  await row.getByRole("link").click();
  return page.getByRole("region", { name: "Chosen delivery" });
}

async function deleteEndpoint(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Endpoint" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL(new RegExp(`${ENDPOINTS}$`));
}

test("a payment is told to the merchant's own system, which can prove that it is genuine", async ({
  page,
  payer,
  openBrowser,
}) => {
  const secret = await addEndpoint(page, receiver.url, "Till of the test");
  const address = page.url();
  const link = await createPaymentLink(page, { amount: "23.10", currency: "USD", through: "Acme Gateway" });
  await startPaying(payer, link.url, "Card");
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");

  const paid = await receiver.until(
    ({ type, body }) => type === "transaction.succeeded" && body.includes(link.invoiceNumber),
  );
  expect(verify(paid, secret)).toMatchObject({
    id: paid.id,
    type: "transaction.succeeded",
    mode: "test",
    data: { amount: { amount: "23.10", currency: "USD" }, invoice_number: link.invoiceNumber },
  });
  const told = await receiver.until(
    ({ type, body }) => type === "payment_link.paid" && body.includes(link.invoiceNumber),
  );
  expect(verify(told, secret)).toMatchObject({ data: { payment_link: { title: link.title } } });

  await page.goto(`${address}?q=${paid.id}`);
  const delivery = await openDelivery(page, "transaction.succeeded");
  await expect(delivery.getByText("Delivered", { exact: true })).toBeVisible();
  await expect(delivery.getByRole("listitem").filter({ hasText: "200" })).toHaveCount(1);
  await delivery.getByRole("link", { name: /^txn_/ }).click();
  const forwarded = page.locator("section").filter({ has: page.getByRole("heading", { name: "Forwarded" }) });
  await forwarded
    .getByRole("link")
    .filter({ hasText: "transaction.succeeded" })
    .filter({ hasText: "Till of the test" })
    .click();
  await expect(page.getByRole("region", { name: "Chosen delivery" })).toBeVisible();

  const support = await openBrowser("support");
  await support.goto(page.url());
  const redeliver = support.getByRole("button", { name: "Redeliver" });
  await expect(redeliver).toBeDisabled();
  await expect(redeliver).toHaveAccessibleDescription("Needs the permission endpoints.redeliver.");
  await page.goto(address);
  await deleteEndpoint(page);
});

test("what fails is tried again in its time, and at once when a person asks", async ({ page }) => {
  const secret = await addEndpoint(page, receiver.url, "Printer of the test");
  receiver.answer(500);
  await sendTest(page);
  const delivery = await openDelivery(page, "endpoint.test");
  await expect(delivery.getByText("Will retry")).toBeVisible();
  const attempts = delivery.getByRole("tabpanel").getByRole("listitem");
  // The second try comes five seconds after the first, the third five minutes later.
  await expect(attempts).toHaveCount(2);
  await expect(attempts.first()).toContainText("500");
  await attempts.first().getByText("What it answered").click();
  await expect(attempts.first().getByRole("textbox")).toHaveValue("out of paper");
  await expect(delivery.getByRole("tabpanel").getByText("Next try")).toBeVisible();
  await expect(page.getByText("Failing")).toBeVisible();

  receiver.answer(200);
  await delivery.getByRole("button", { name: "Redeliver" }).click();
  await expect(delivery.getByText("Delivered", { exact: true })).toBeVisible();
  await expect(attempts).toHaveCount(3);
  await expect(page.getByText("Failing")).toHaveCount(0);
  // Other tests' payments are told to this endpoint too.
  const tests = receiver.received.filter(({ type }) => type === "endpoint.test");
  expect(tests).toHaveLength(3);
  expect(new Set(tests.map(({ id }) => id)).size).toBe(1);
  for (const one of tests) expect(verify(one, secret)).toMatchObject({ type: "endpoint.test" });
  await deleteEndpoint(page);
});

test("during a rotation both secrets are right, and a paused endpoint misses nothing", async ({
  page,
  payer,
}) => {
  const before = await addEndpoint(page, receiver.url, "Ledger of the test");
  const address = page.url();
  await page.getByRole("navigation", { name: "Endpoint" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Rotate", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rotate", exact: true }).click();
  const after = await page.getByRole("textbox", { name: "Signing secret" }).inputValue();
  expect(after).not.toBe(before);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText("Two secrets are valid.")).toBeVisible();
  await sendTest(page);
  const tried = await receiver.until(({ type }) => type === "endpoint.test");
  expect(String(tried.headers["webhook-signature"]).split(" ")).toHaveLength(2);
  for (const secret of [before, after]) expect(verify(tried, secret)).toMatchObject({ id: tried.id });

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  const link = await createPaymentLink(page, { amount: "9.40", currency: "USD", through: "Acme Gateway" });
  await startPaying(payer, link.url, "Card");
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await page.goto(`${address}?tab=open`);
  await expect(page.getByRole("row").filter({ hasText: "transaction.created" }).first()).toBeVisible();
  expect(receiver.received.filter(({ body }) => body.includes(link.invoiceNumber))).toEqual([]);

  await page.getByRole("button", { name: "Resume" }).click();
  const paid = await receiver.until(
    ({ type, body }) => type === "transaction.succeeded" && body.includes(link.invoiceNumber),
  );
  expect(verify(paid, after)).toMatchObject({ data: { status: "succeeded" } });
  await deleteEndpoint(page);
});
