import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import type { ProviderContext } from "../contract.ts";
import type { ProviderCall } from "../create-fetch.ts";
import { paymentInput, testContext } from "../testing/context.ts";
import type { RunningProvider } from "../testing/running-provider.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { asVerified } from "../verified-webhook.ts";
import { gateway } from "./index.ts";
import { METHODS } from "./methods.ts";

const { operations, webhook } = gateway;
let running: RunningProvider;
let context: ProviderContext;
/** Everything that Paydeck sent, was answered and was told. */
const seen: (ProviderCall | string)[] = [];

beforeEach(async () => {
  seen.length = 0;
  running = await startInSandbox("gateway");
  const fetch = testFetch((call) => void seen.push(call));
  context = testContext({
    credentials: running.credentials,
    baseUrl: running.baseUrl,
    fetch,
    clock: systemClock,
  });
});
afterEach(() => running.close());

/** The payer fills in the gateway's own page, once for each set of fields. */
async function payWith(...pages: Readonly<Record<string, string>>[]): Promise<string> {
  const method = METHODS.find(({ id }) => id === "checkout");
  if (!method) throw new Error("no method");
  const created = await operations.createPayment?.(context, paymentInput(method, ["49.99", "USD"]));
  if (!created?.ok || created.value.nextAction.type !== "redirect") throw new Error("no page to pay at");
  for (const fields of pages) {
    const body = new URLSearchParams({ action: "card", ...fields });
    const page = await fetch(created.value.nextAction.url, { method: "POST", body });
    expect(page.ok).toBe(true);
  }
  return created.value.externalId;
}

/** What the next notification of this type says. */
async function told(type: string) {
  const options = { credentials: context.credentials, mode: "test", now: new Date() } as const;
  const raw = await running.nextWebhook((one) => new TextDecoder().decode(one.body).includes(`"${type}"`));
  seen.push(new TextDecoder().decode(raw.body));
  expect(webhook.verify(raw, options)).toMatchObject({ ok: true });
  const read = webhook.translate(asVerified(raw), options);
  return read.ok ? read.value.facts[0] : undefined;
}

const THREE_D_SECURE = "4000002760003184";
const UNSEEN = { bank: "frictionless" };
const QUESTION = { bank: "challenge" };
const YES = { action: "pay" };
const NO = { action: "decline" };
const SAVED = "The card was saved, then declined by its bank";
const UNCONFIRMED = "The payer did not confirm with the bank";

it.each([
  ["succeeds", "4242424242424242", [{}], "payment.succeeded", "succeeded", undefined],
  ["is declined", "4000000000000002", [{}], "payment.failed", "declined", "Declined by the card's bank"],
  ["has no funds", "4000000000009995", [{}], "payment.failed", "declined", "Insufficient funds"],
  ["is saved, then declined", "4000000000000341", [{}], "payment.failed", "declined", SAVED],
  ["passes 3DS unseen", THREE_D_SECURE, [UNSEEN], "payment.succeeded", "succeeded", undefined],
  ["its bank asks about", THREE_D_SECURE, [QUESTION], "payment.requires_action", "pending", undefined],
  ["is confirmed", THREE_D_SECURE, [QUESTION, YES], "payment.succeeded", "succeeded", undefined],
  ["is not confirmed", THREE_D_SECURE, [QUESTION, NO], "payment.failed", "declined", UNCONFIRMED],
] as const)("a card that %s (%s) is told, and its number never comes here", async (...row) => {
  const [, number, pages, type, status, reason] = row;
  const externalId = await payWith(...pages.map((fields) => ({ card_number: number, ...fields })));
  const fact = await told(type);
  expect(fact).toMatchObject({ subject: { externalId }, status });
  const asked = await operations.getPayment?.(context, { externalId, kind: "payment" });
  expect(asked).toMatchObject({ ok: true, value: { status } });
  expect(fact?.reason).toBe(reason);
  expect(JSON.stringify(seen)).toContain(externalId);
  expect(JSON.stringify(seen)).not.toContain(number);
});
