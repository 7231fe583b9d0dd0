import { describe, expect, it } from "vitest";
import type { Mode } from "../../mode.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { eightyEightPay } from "./index.ts";
import { inputFor, openFake, read } from "./testing/open-fake.ts";

async function ask(over: Partial<CreatePaymentInput>, mode: Mode, method = "cards") {
  const charge = read("charge-cards");
  const { context, calls } = openFake(
    { "POST /api/transactions/charges": charge, "POST /api/transactions/cash": charge },
    { mode },
  );
  const answer = await eightyEightPay.operations.createPayment?.(
    context,
    inputFor(method, ["50000", "COP"], over),
  );
  return { answer, calls };
}

async function refusalOf(over: Partial<CreatePaymentInput>, mode: Mode): Promise<string> {
  const { answer, calls } = await ask(over, mode);
  expect(calls).toEqual([]);
  if (!answer || answer.ok) throw new Error("it was sent");
  expect(answer.error).toMatchObject({ code: "invalid_request", effect: "not_applied" });
  return answer.error.message;
}

describe("addresses", () => {
  it.each([
    ["http://shop.example/hook", "In live mode the webhook address must be https."],
    ["https://localhost/hook", "88Pay can't reach the webhook address: it is not a public address."],
    ["https://127.0.0.1/hook", "88Pay can't reach the webhook address: it is not a public address."],
    ["https://10.0.0.4/hook", "88Pay can't reach the webhook address: it is not a public address."],
    ["https://[::1]/hook", "88Pay can't reach the webhook address: it is not a public address."],
    ["https://printer.local/hook", "88Pay can't reach the webhook address: it is not a public address."],
    ["ftp://shop.example/hook", "The webhook address is not a web address."],
    ["shop.example/hook", "The webhook address is not a web address."],
  ])("in live mode %s is refused", async (notificationUrl, message) => {
    expect(await refusalOf({ notificationUrl }, "live")).toBe(message);
  });

  it("in live mode the payer's way back must be public, too", async () => {
    expect(await refusalOf({ returnUrl: "http://shop.example/thanks" }, "live")).toBe(
      "In live mode the return address must be https.",
    );
  });

  it("where nobody is sent back, the way back does not matter", async () => {
    expect((await ask({ returnUrl: "http://localhost/thanks" }, "live", "cash")).answer).toMatchObject({
      ok: true,
    });
  });

  it("in test mode this machine will do, another inside the network will not", async () => {
    const here = { notificationUrl: "http://127.0.0.1:4010/hook", returnUrl: "http://localhost:3000/thanks" };
    expect((await ask(here, "test")).answer).toMatchObject({ ok: true });
    expect(await refusalOf({ notificationUrl: "http://10.0.0.4/hook" }, "test")).toContain(
      "not a public address",
    );
  });
});

describe("the description", () => {
  it("may have 255 characters", async () => {
    expect((await ask({ description: "x".repeat(255) }, "test")).answer).toMatchObject({ ok: true });
    expect(await refusalOf({ description: "x".repeat(256) }, "test")).toBe(
      "The description may have 255 characters at 88Pay; it has 256.",
    );
  });

  it("can't be empty", async () => {
    expect(await refusalOf({ description: " " }, "test")).toBe(
      "88Pay wants a description that the payer can read.",
    );
  });
});
