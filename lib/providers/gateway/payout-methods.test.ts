import { expect, it } from "vitest";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import type { ProviderCall } from "../create-fetch.ts";
import { testContext } from "../testing/context.ts";
import { startInSandbox } from "../testing/sandbox-harness.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { gateway } from "./index.ts";
import { PAYOUT_METHODS } from "./payout-methods.ts";

const [iban, account] = PAYOUT_METHODS;
if (!iban || !account) throw new Error("the payout methods are missing");

it.each([
  ["DE89 3704 0044 0532 0130 00", true],
  ["gb82west12345698765432", true],
  ["DE89 3704 0044 0532 0130 01", false],
  ["DE89", false],
  ["4242 4242 4242 4242", false],
])("reads the IBAN %s: %s", (typed, isGood) => {
  const read = iban.recipient.safeParse({ name: "Ana Ruiz", iban: typed });
  expect(read.success).toBe(isGood);
  if (!read.success) expect(read.error.issues[0]?.path).toEqual(["iban"]);
});

it("shows a recipient by name and last digits", () => {
  const recipient = account.recipient.parse({ name: "Ana Ruiz", account: "12-345 678", bank: "021000021" });
  expect(recipient).toEqual({ name: "Ana Ruiz", account: "12345678", bank: "021000021" });
  expect(account.hint(recipient)).toBe("Ana Ruiz ····5678");
  expect(account.recipient.safeParse({ name: "A", account: "1", bank: "x y!" }).error?.issues).toHaveLength(
    3,
  );
});

it("keeps the recipient out of the call log, under whatever name it is sent", async () => {
  const running = await startInSandbox("gateway", {
    entered: { mapping: "[send]\ndestination_account = to.place" },
  });
  const recorded: ProviderCall[] = [];
  const fetch = testFetch((call) => void recorded.push(call));
  const context = testContext({ credentials: running.credentials, baseUrl: running.baseUrl, fetch });
  await gateway.operations.createPayout?.(context, {
    transactionId: newId("transaction"),
    idempotencyKey: crypto.randomUUID(),
    amount: moneyOf("10", "USD"),
    method: iban,
    description: "Supplier",
    recipient: { name: "Ana Ruiz", iban: "DE89370400440532013000" },
    notificationUrl: running.webhookUrl,
  });
  await running.close();
  const [call] = recorded;
  expect(call?.requestBody).toContain('"to":{"place":"[redacted]"}');
  expect(JSON.stringify(recorded)).not.toMatch(/DE8937|Ana Ruiz/);
});
