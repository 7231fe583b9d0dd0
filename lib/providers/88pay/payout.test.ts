import { describe, expect, it } from "vitest";
import { newId } from "../../ids.ts";
import { moneyOf } from "../../money.ts";
import type { CreatePayoutInput } from "../movement-contract.ts";
import { eightyEightPay } from "./index.ts";
import { openFake, SESSION } from "./testing/open-fake.ts";

const PATH = "POST /api/transactions/cashout-bank-transfer";
const taken = {
  body: { status: "Success", data: { reference: "OP1", amount: 250010, currency: "COP", status: "PENDING" } },
};
const { createPayout, getPayment } = eightyEightPay.operations;

const COLOMBIAN = {
  bankName: "Bancolombia",
  bankCode: "007",
  accountNumber: "123-456 789012",
  accountType: "savings",
  holderName: "Ana Ruiz",
  documentType: "CC",
  documentNumber: "1.020.304.050",
};

function methodIn(country: string) {
  const found = eightyEightPay.payoutMethods?.("test").find(({ countries }) => countries?.includes(country));
  if (!found) throw new Error(`no payouts to ${country}`);
  return found;
}

/** The problems of what was typed, by field; empty when there are none. */
function problems(country: string, typed: Record<string, string>): Record<string, string> {
  const parsed = methodIn(country).recipient.safeParse(typed);
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]),
  );
}

function inputOf(over: Partial<CreatePayoutInput> = {}): CreatePayoutInput {
  return {
    transactionId: newId("transaction"),
    idempotencyKey: crypto.randomUUID(),
    amount: moneyOf("250010", "COP"),
    method: methodIn("CO"),
    description: "Supplier invoice 7",
    recipient: methodIn("CO").recipient.parse(COLOMBIAN),
    notificationUrl: "https://paydeck.example/api/webhooks/con_test",
    ...over,
  };
}

describe("a payout's recipient", () => {
  it("is taken with spaces and dots left out, and shown by name, bank and last four", () => {
    const recipient = methodIn("CO").recipient.parse(COLOMBIAN);
    expect(recipient).toMatchObject({ accountNumber: "123456789012", documentNumber: "1020304050" });
    expect(methodIn("CO").hint(recipient)).toBe("Ana Ruiz · Bancolombia ••9012");
  });

  it("leaves out what was left empty", () => {
    expect(
      methodIn("BR").recipient.parse({ ...COLOMBIAN, bankCode: " ", documentNumber: "", documentType: "" }),
    ).toEqual({
      bankName: "Bancolombia",
      accountNumber: "123456789012",
      accountType: "savings",
      holderName: "Ana Ruiz",
    });
  });

  it("names each field that is missing", () => {
    expect(Object.keys(problems("CO", {})).toSorted()).toEqual([
      "accountNumber",
      "accountType",
      "bankName",
      "documentNumber",
      "documentType",
      "holderName",
    ]);
  });

  it.each([
    ["CO", { accountNumber: "12" }, "accountNumber", "Enter 4 to 34 digits or letters."],
    ["CO", { accountType: "gold" }, "accountType", "Choose savings or checking."],
    ["CO", { documentType: "DNI" }, "documentType", "Choose the kind of document."],
    ["CO", { documentType: "CC", documentNumber: "AB12345" }, "documentNumber", "A CC has 5 to 11 digits."],
    ["CO", { documentType: "TI", documentNumber: "12" }, "documentNumber", "A TI has 5 to 11 digits."],
    [
      "CO",
      { documentType: "NIT", documentNumber: "9001" },
      "documentNumber",
      "A NIT has 6 to 10 digits, and a check digit.",
    ],
    [
      "CO",
      { documentType: "PS", documentNumber: "A-1" },
      "documentNumber",
      "Enter 4 to 20 digits or letters.",
    ],
    ["CO", { holderName: "x".repeat(121) }, "holderName", "At most 120 characters."],
    ["MX", { accountNumber: "032180000118359718" }, "accountNumber", "A CLABE has 18 digits; check them."],
    ["MX", { accountNumber: "4111111111111111" }, "accountNumber", "A CLABE has 18 digits; check them."],
  ] as const)("in %s with %o is refused at %s", (country, change, field, message) => {
    expect(problems(country, { ...COLOMBIAN, ...change })).toEqual({ [field]: message });
  });

  it.each([
    ["CO", { documentType: "NIT", documentNumber: "900.123.456-7" }],
    ["CO", { documentType: "CE", documentNumber: "E123456" }],
    ["CO", { documentType: "PS", documentNumber: "AX123456" }],
    ["MX", { accountNumber: "032180000118359719" }],
  ] as const)("in %s with %o is taken", (country, change) => {
    expect(problems(country, { ...COLOMBIAN, ...change })).toEqual({});
  });

  it("is asked for by fields that the schema knows, in each of thirteen countries", () => {
    const methods = eightyEightPay.payoutMethods?.("live") ?? [];
    expect(methods).toHaveLength(13);
    for (const method of methods) {
      const typed = Object.fromEntries(
        method.fields
          .filter(({ required }) => required)
          .map(({ name, options }) => [name, options?.[0]?.value ?? "123456789"]),
      );
      const mexican = method.countries?.includes("MX") ? { accountNumber: "032180000118359719" } : {};
      expect(method.recipient.safeParse({ ...typed, ...mexican }).success, method.id).toBe(true);
    }
  });
});

describe("createPayout", () => {
  it("sends one flat body with the account beside it, and keeps reference and session", async () => {
    const { context, calls } = openFake({ [PATH]: taken });
    const input = inputOf();
    expect(await createPayout?.(context, input)).toEqual({
      ok: true,
      value: {
        externalId: "OP1",
        sessionKey: SESSION,
        fact: {
          subject: { externalId: "OP1", sessionKey: SESSION },
          kind: "payout",
          status: "pending",
          providerStatus: "PENDING",
          amount: moneyOf("250010", "COP"),
          mayBeginElsewhere: false,
        },
      },
    });
    expect(calls[1]?.headers.get("idempotency-key")).toBe(input.idempotencyKey);
    expect(JSON.parse(calls[1]?.body ?? "")).toEqual({
      flow: "PAYOUT",
      method_code: "BANK_TRANSFER",
      method_category: "BANK",
      amount: 250010,
      currency: "COP",
      country: "COL",
      description: "Supplier invoice 7",
      customer_id: input.transactionId,
      notification_url: "https://paydeck.example/api/webhooks/con_test",
      bank_details: {
        bank_name: "Bancolombia",
        bank_code: "007",
        account_number: "123456789012",
        account_type: "savings",
        holder_name: "Ana Ruiz",
        document_type: "CC",
        document_number: "1020304050",
      },
    });
  });

  it.each([
    [{ amount: moneyOf("0", "COP") }, "The amount must be greater than zero."],
    [{ amount: moneyOf("100", "MXN") }, "In Colombia, 88Pay takes COP only."],
    [
      { amount: moneyOf("200000000.01", "COP") },
      "Bank transfer to Colombia takes no more than 200,000,000 COP.",
    ],
    [{ country: "MX" }, "Bank transfer to Colombia is not offered in Mexico."],
    [{ description: "x".repeat(256) }, "The description may have 255 characters at 88Pay; it has 256."],
    [{ recipient: {} }, "The recipient's details are not complete."],
  ])("refuses %o before any call", async (change, message) => {
    const { context, calls } = openFake({ [PATH]: taken });
    expect(await createPayout?.(context, inputOf(change))).toEqual({
      ok: false,
      error: { code: "invalid_request", message, effect: "not_applied" },
    });
    expect(calls).toEqual([]);
  });

  it("says that the balance may be too low", async () => {
    const { context } = openFake({ [PATH]: { status: 422, body: { status: "Error", code: 422 } } });
    expect(await createPayout?.(context, inputOf())).toMatchObject({
      error: { code: "invalid_request", message: expect.stringContaining("balance"), effect: "not_applied" },
    });
  });

  it("takes a fresh token after a 401, and keeps the session of a lost answer", async () => {
    const expired = { status: 401, body: { status: "Error", code: 401 } };
    const { context, calls } = openFake({ [PATH]: [expired, { status: 504, body: "" }] });
    expect(await createPayout?.(context, inputOf())).toMatchObject({
      ok: false,
      error: { code: "unavailable", effect: "unknown", sessionKey: SESSION },
    });
    expect(calls).toHaveLength(4);
  });

  it("is asked about as the payout that it is", async () => {
    const rejected = {
      status: "REJECTED",
      reference: "OP1",
      status_reason: "Account does not exist",
      method_code: "BANK_TRANSFER",
    };
    const { context } = openFake({
      "GET /api/transactions/OP1": { body: { status: "Success", data: rejected } },
    });
    expect(await getPayment?.(context, { externalId: "OP1", kind: "payout" })).toMatchObject({
      ok: true,
      value: { kind: "payout", status: "failed", reason: "The bank did not accept the account" },
    });
  });
});
