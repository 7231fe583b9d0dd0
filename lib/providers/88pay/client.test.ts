import { expect, it } from "vitest";
import { moneyOf } from "../../money.ts";
import type { FakeAnswer } from "../testing/context.ts";
import { eightyEightPay } from "./index.ts";
import { credentials, openFake, read } from "./testing/open-fake.ts";

const { operations } = eightyEightPay;

it("shares a token between calls", async () => {
  const { context, calls } = openFake({
    "GET /api/transactions/IP1": {
      body: { status: "Success", data: { reference: "IP1", status: "COMPLETED" } },
    },
  });
  const subject = { externalId: "IP1", kind: "payment" } as const;
  await operations.getPayment?.(context, subject);
  const fact = await operations.getPayment?.(context, subject);
  expect(fact).toMatchObject({ ok: true, value: { status: "succeeded", subject: { externalId: "IP1" } } });
  expect(calls.filter(({ url }) => url.pathname === "/api/auth/token")).toHaveLength(1);
});

it("reads a balance of mixed types without a float", async () => {
  const { context, calls } = openFake({ "POST /api/balance": read("balance") });
  const balances = await operations.listBalances?.(context);
  expect(balances).toEqual({
    ok: true,
    value: [
      {
        currency: "COP",
        available: moneyOf("34490", "COP"),
        settled: moneyOf("0", "COP"),
        totalIn: moneyOf("34490", "COP"),
        totalOut: moneyOf("250010", "COP"),
      },
    ],
  });
  expect(calls[1]?.url.search).toBe(`?id=${credentials.merchantId}`);
});

it("waits as long as the body says when the header is missing", async () => {
  const limited: FakeAnswer = { status: 429, body: { status: "Error", code: 429, retry_after: 60 } };
  const { context } = openFake({ "POST /api/auth/token": limited });
  expect(await operations.checkCredentials(context)).toMatchObject({
    ok: false,
    error: { code: "rate_limited", retryAfterMs: 60_000, effect: "not_applied" },
  });
});
