import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import type { FactSubject, ProviderFact } from "../providers/facts.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { FactRefused } from "./fact-refused.ts";
import { updateTransaction } from "./repository.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
  connection = await aConnection(scope);
});

function say(subject: FactSubject, rest: Partial<ProviderFact> = {}, by = scope, at = connection) {
  const fact: ProviderFact = {
    subject,
    kind: "payment",
    status: "succeeded",
    providerStatus: "completed",
    mayBeginElsewhere: false,
    ...rest,
  };
  return applyProviderFact(by, { connection: at, fact, source: "webhook", at: new Date() });
}

/** A payment that its provider knows by session alone, as 88Pay's webhooks tell it. */
async function inSession(sessionKey: string, amount: string) {
  const made = await aTransaction(scope, connection, { amount: moneyOf(amount, "USDT"), externalId: null });
  await unit((tx) => updateTransaction(tx, scope, made.id, { sessionKey, updatedAt: new Date() }));
  return made;
}

const learnId = (id: TransactionId, externalId: string) =>
  unit((tx) => updateTransaction(tx, scope, id, { externalId, updatedAt: new Date() }));

const count = () => db().transaction.count({ where: { merchantId: scope.merchantId } });

describe("a fact finds its transaction", () => {
  it("by the provider's id before anything else it says", async () => {
    const [named, other] = [await aTransaction(scope, connection), await aTransaction(scope, connection)];
    expect(await say({ externalId: named.externalId, reference: other.id })).toMatchObject({
      transactionId: named.id,
    });
  });

  it("but a refund or payout never by the id of a payment, though each kind is numbered from one", async () => {
    const payment = await aTransaction(scope, connection, { externalId: "12" });
    for (const kind of ["refund", "payout"] as const)
      for (const mayBeginElsewhere of [true, false])
        await expect(
          say({ externalId: "12" }, { kind, mayBeginElsewhere, amount: moneyOf("100", "USDT") }),
        ).rejects.toBeInstanceOf(FactRefused);
    const row = await db().transaction.findFirstOrThrow({ where: { id: payment.id } });
    expect(row).toMatchObject({ status: "pending" });
    expect(await count()).toBe(1);
  });

  it("by our own id, and learns the provider's", async () => {
    const { id } = await aTransaction(scope, connection, { externalId: null });
    await say({ externalId: "ord_new", reference: id });
    const row = await db().transaction.findFirstOrThrow({ where: { id } });
    expect(row).toMatchObject({ externalId: "ord_new", status: "succeeded" });
  });

  it("by the merchant's own words", async () => {
    const { id } = await aTransaction(scope, connection, { reference: "ORDER-77" });
    expect(await say({ reference: "ORDER-77" })).toMatchObject({ transactionId: id });
  });

  it("but not by words that belong to another payment at the provider", async () => {
    const { id } = await aTransaction(scope, connection, { reference: "INV-7" });
    await expect(say({ externalId: "ord_of_the_shop", reference: "INV-7" })).rejects.toMatchObject({
      code: "transaction_unknown",
    });
    expect(await db().transaction.findFirstOrThrow({ where: { id } })).toMatchObject({ status: "pending" });
  });

  it("by session and amount, however the amount is written", async () => {
    const [small, large] = [await inSession("ses_1", "100"), await inSession("ses_1", "250.5")];
    expect(await say({ sessionKey: "ses_1", amountDecimal: "250.500" })).toMatchObject({
      transactionId: large.id,
    });
    expect(await say({ sessionKey: "ses_1", amountDecimal: "100" })).toMatchObject({
      transactionId: small.id,
    });
  });

  it("but a payout never by the session and amount of a charge", async () => {
    const charge = await inSession("ses_out", "100");
    const said = { sessionKey: "ses_out", amountDecimal: "100" };
    await expect(say(said, { kind: "payout" })).rejects.toMatchObject({ code: "transaction_unknown" });
    const row = await db().transaction.findFirstOrThrow({ where: { id: charge.id } });
    expect(row).toMatchObject({ status: "pending" });
  });

  it("but not where two charges of one session have the same amount", async () => {
    await inSession("ses_2", "100");
    await inSession("ses_2", "100");
    await expect(say({ sessionKey: "ses_2", amountDecimal: "100" })).rejects.toMatchObject({
      code: "transaction_ambiguous",
    });
    const paid = await db().transaction.count({
      where: { merchantId: scope.merchantId, status: "succeeded" },
    });
    expect(paid).toBe(0);
  });

  it("but is not believed when its amount, without a currency, is another", async () => {
    const { id } = await inSession("ses_8", "100");
    await learnId(id, "IP_EIGHT");
    await expect(say({ externalId: "IP_EIGHT", amountDecimal: "1" })).rejects.toMatchObject({
      code: "amount_mismatch",
    });
    expect(await say({ externalId: "IP_EIGHT", amountDecimal: "100.0" })).toMatchObject({
      transactionId: id,
    });
  });

  it("nor by a session without its amount, nor by another amount", async () => {
    await inSession("ses_3", "100");
    await expect(say({ sessionKey: "ses_3" })).rejects.toMatchObject({ code: "transaction_unknown" });
    await expect(say({ sessionKey: "ses_3", amountDecimal: "100.01" })).rejects.toMatchObject({
      code: "transaction_unknown",
    });
  });

  it("by session and amount though it names an id, where the creation was never answered, and keeps the id", async () => {
    const answered = await inSession("ses_4", "100");
    await learnId(answered.id, "IP_ANSWERED");
    const lost = await inSession("ses_4", "100");
    const said = { externalId: "IP_LOST", sessionKey: "ses_4", amountDecimal: "100" };
    expect(await say(said)).toMatchObject({ transactionId: lost.id });
    const row = await db().transaction.findFirstOrThrow({ where: { id: lost.id } });
    expect(row).toMatchObject({ externalId: "IP_LOST", status: "succeeded" });
    expect(await say({ ...said, externalId: "IP_ANSWERED" })).toMatchObject({ transactionId: answered.id });
    await expect(say({ ...said, externalId: "IP_THIRD" })).rejects.toMatchObject({
      code: "transaction_unknown",
    });
  });

  it("but not while two creations of one session and amount were lost", async () => {
    const lost = [await inSession("ses_5", "100"), await inSession("ses_5", "100")];
    await expect(
      say({ externalId: "IP_ONE", sessionKey: "ses_5", amountDecimal: "100" }),
    ).rejects.toMatchObject({
      code: "transaction_ambiguous",
      candidates: expect.arrayContaining(lost.map(({ id }) => id)),
    });
  });

  it("nor while another creation of the connection waits for its answer", async () => {
    const lost = await inSession("ses_6", "100");
    await aTransaction(scope, connection, { externalId: null, status: "failed" });
    const beingMade = await aTransaction(scope, connection, { externalId: null, status: "created" });
    const said = { externalId: "IP_SIX", sessionKey: "ses_6", amountDecimal: "100" };
    await expect(say(said)).rejects.toMatchObject({ code: "transaction_ambiguous" });
    await learnId(beingMade.id, "IP_MADE");
    expect(await say(said)).toMatchObject({ transactionId: lost.id });
  });

  it("by what the provider has since been asked, where two of one session have the same amount", async () => {
    const [paid, open] = [await inSession("ses_7", "100"), await inSession("ses_7", "100")];
    await learnId(paid.id, "IP_PAID");
    await learnId(open.id, "IP_OPEN");
    await say({ externalId: "IP_PAID" });
    expect(await say({ sessionKey: "ses_7", amountDecimal: "100" })).toMatchObject({
      transactionId: paid.id,
      verdict: "same",
    });
    expect(await db().transaction.findFirstOrThrow({ where: { id: open.id } })).toMatchObject({
      status: "pending",
    });
    const jobs = "SELECT key FROM graphile_worker.jobs WHERE key LIKE 'sync:%'";
    const { rows } = await pool().query<{ key: string }>(jobs);
    expect(rows.map(({ key }) => key)).toContain(`sync:${open.id}`);
    expect(rows.map(({ key }) => key)).not.toContain(`sync:${paid.id}`);
  });

  it("and never one of another connection or another merchant", async () => {
    const mine = await aTransaction(scope, connection);
    const elsewhere = await aConnection(scope);
    await expect(say({ externalId: mine.externalId }, {}, scope, elsewhere)).rejects.toMatchObject({
      code: "transaction_unknown",
    });
    const stranger = await aMerchant();
    const theirs = await aConnection(stranger);
    for (const subject of [{ externalId: mine.externalId }, { reference: mine.id }]) {
      await expect(say(subject, {}, stranger, theirs)).rejects.toMatchObject({ code: "transaction_unknown" });
    }
    expect(await db().transaction.findFirstOrThrow({ where: { id: mine.id } })).toMatchObject({
      status: "pending",
    });
  });
});

describe("a fact about nothing we know", () => {
  const begun = { mayBeginElsewhere: true, amount: moneyOf("75", "USDT"), method: "usdt-tron-nile" } as const;

  it("is refused, and nothing is written", async () => {
    await expect(say({ externalId: "ord_unknown" })).rejects.toMatchObject({ code: "transaction_unknown" });
    await expect(say({ reference: newId("transaction") })).rejects.toMatchObject({
      code: "transaction_unknown",
    });
    expect(await count()).toBe(0);
  });

  it("is written down where money can begin at the provider, with the provider's time", async () => {
    const occurredAt = new Date(Date.now() - 3_600_000);
    const { transactionId } = await say({ externalId: "ord_native" }, { ...begun, occurredAt });
    const row = await db().transaction.findFirstOrThrow({ where: { id: transactionId } });
    expect(row).toMatchObject({
      externalId: "ord_native",
      reference: "ord_native",
      status: "succeeded",
      methodLabel: expect.stringContaining("USDT"),
      createdAt: occurredAt,
      mode: "test",
    });
    expect(row.amount.toFixed(2)).toBe("75.00");
    expect(await say({ externalId: "ord_native" }, begun)).toMatchObject({ transactionId, verdict: "same" });
    expect(await count()).toBe(1);
  });

  it("is refused all the same without an id or an amount", async () => {
    await expect(say({}, begun)).rejects.toMatchObject({ code: "transaction_unknown" });
    await expect(say({ externalId: "ord_bare" }, { mayBeginElsewhere: true })).rejects.toMatchObject({
      code: "transaction_unknown",
    });
    expect(await count()).toBe(0);
  });

  it("is one transaction though two workers hear of it at once", async () => {
    const both = await Promise.allSettled([
      say({ externalId: "ord_twice" }, begun),
      say({ externalId: "ord_twice" }, begun),
    ]);
    expect(both.some((one) => one.status === "fulfilled")).toBe(true);
    expect(await count()).toBe(1);
  });

  it("keeps two deposits of one payer apart, and each to itself", async () => {
    const deposit = { ...begun, kind: "deposit" } as const;
    const subject = (externalId: string) => ({ externalId, reference: "customer-9" });
    const first = await say(subject("0xaa"), { ...deposit, status: "confirming" });
    const second = await say(subject("0xbb"), { ...deposit, amount: moneyOf("20", "USDT") });
    const again = await say(subject("0xaa"), deposit);
    expect(second.transactionId).not.toBe(first.transactionId);
    expect(again.transactionId).toBe(first.transactionId);
    expect(await count()).toBe(2);
  });

  it("is not begun while a refund of ours of that amount waits for its answer", async () => {
    const awaited = { kind: "refund", externalId: null, status: "processing" } as const;
    const ours = await aTransaction(scope, connection, { ...awaited, amount: moneyOf("31", "USDT") });
    await db().transaction.updateMany({
      where: { id: ours.id },
      data: { sendCount: 1, updatedAt: new Date() },
    });
    const said = { ...begun, kind: "refund", amount: moneyOf("31", "USDT") } as const;
    await expect(say({ externalId: "re_1" }, said)).rejects.toMatchObject({ code: "transaction_ambiguous" });
    await learnId(ours.id, "re_1");
    expect(await say({ externalId: "re_1" }, said)).toMatchObject({ transactionId: ours.id });
    const others = await say({ externalId: "re_2" }, said);
    expect(others.transactionId).not.toBe(ours.id);
  });

  it("never takes one transfer for two payers: the second is refused, and says whose it was", async () => {
    const deposit = { ...begun, kind: "deposit" } as const;
    await say({ externalId: "0xcc", reference: "customer-1" }, deposit);
    await expect(say({ externalId: "0xcc", reference: "customer-2" }, deposit)).rejects.toMatchObject({
      code: "payer_mismatch",
      message: "The same transfer was counted for customer-1.",
    });
    expect(await say({ externalId: "0xcc" }, deposit)).toMatchObject({ verdict: "same" });
  });
});
