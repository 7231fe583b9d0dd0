import { describe, expect, it } from "vitest";
import { findMethod } from "./methods.ts";
import { readStatus } from "./status.ts";

describe("REJECTED", () => {
  it.each([
    ["Insufficient funds", "declined", "Insufficient funds"],
    ["Fondos insuficientes", "declined", "Insufficient funds"],
    ["Declined by issuer", "declined", "Declined by the payer's bank or wallet"],
    ["Transacción rechazada por el banco", "declined", "Declined by the payer's bank or wallet"],
    ["Suspected fraud", "declined", "Declined: suspected fraud"],
    ["3DS authentication failed", "declined", "The payer did not pass the bank's check"],
    ["Voucher expired", "expired", "Nobody paid in time"],
    ["Vencido", "expired", "Nobody paid in time"],
    ["Session timed out", "expired", "Nobody paid in time"],
    ["Cancelled by the customer", "canceled", "Canceled by the payer"],
    ["Account does not exist", "failed", "The bank did not accept the account"],
    ["Cuenta inválida", "failed", "The bank did not accept the account"],
    ["Code 17", "failed", "Rejected by 88Pay"],
    [undefined, "failed", "Rejected by 88Pay without a reason"],
  ])("because of %s is %s", (reason, status, words) => {
    expect(readStatus({ status: "REJECTED", reason })).toEqual({ status, reason: words, drift: [] });
  });

  const DAY = 86_400;
  it.each([
    ["cash", 3 * DAY, "expired"],
    ["cash", 3 * DAY - 1, "failed"],
    ["bank-transfer", 5 * DAY, "expired"],
    ["usdt", DAY, "expired"],
    // A bank can still decline a card on a page that was left open.
    ["cards", 3 * DAY, "failed"],
    ["nequi", 3 * DAY, "failed"],
  ])("of %s after %d s without a reason is %s", (id, openForSeconds, status) => {
    expect(readStatus({ status: "REJECTED", method: findMethod(id), openForSeconds })).toMatchObject({
      status,
    });
  });
});

it.each([
  ["COMPLETED", { status: "succeeded", drift: [] }],
  [" completed ", { status: "succeeded", drift: [] }],
  ["PENDING", { status: "pending", drift: [] }],
  ["ON_HOLD", { status: "processing", drift: [{ kind: "status", where: "transaction", name: "ON_HOLD" }] }],
])("reads %s", (status, read) => {
  expect(readStatus({ status })).toEqual(read);
});
