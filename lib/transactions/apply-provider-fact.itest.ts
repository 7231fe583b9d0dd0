import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { type Money, moneyOf } from "../money.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import type { FactSource, TransactionStatus } from "./status.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
let payment: Awaited<ReturnType<typeof aTransaction>>;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  connection = await aConnection(scope);
});
afterAll(() => database.drop());
beforeEach(async () => {
  payment = await aTransaction(scope, connection);
  await pool().query("DELETE FROM graphile_worker._private_jobs");
});

interface Saying extends Partial<Omit<ProviderFact, "status">> {
  readonly source?: FactSource;
  readonly amount?: Money;
}

function say(status: TransactionStatus, { source = "webhook", ...rest }: Saying = {}) {
  const fact: ProviderFact = {
    subject: { externalId: payment.externalId },
    kind: "payment",
    status,
    providerStatus: status,
    mayBeginElsewhere: false,
    ...rest,
  };
  return applyProviderFact(scope, { connection, fact, source, at: new Date() });
}

const row = () => db().transaction.findFirstOrThrow({ where: { id: payment.id } });
const timeline = () =>
  db().timelineEntry.findMany({ where: { transactionId: payment.id }, orderBy: { id: "asc" } });
async function jobNames(): Promise<string[]> {
  const { rows } = await pool().query<{ task_identifier: string }>(
    "SELECT task_identifier FROM graphile_worker.jobs ORDER BY task_identifier",
  );
  return rows.map((job) => job.task_identifier);
}

describe("applying a fact", () => {
  it("moves the row, writes the timeline and asks for the balance, together", async () => {
    expect(await say("succeeded", { amount: moneyOf("100", "USDT"), txHash: "0x1" })).toEqual({
      transactionId: payment.id,
      verdict: "applied",
    });
    expect(await row()).toMatchObject({
      status: "succeeded",
      txHash: "0x1",
      nextSyncAt: null,
      paidAt: expect.any(Date),
    });
    expect(await timeline()).toMatchObject([
      { source: "webhook", verdict: "applied", statusBefore: "pending", statusAfter: "succeeded" },
    ]);
    expect(await jobNames()).toEqual(["refresh-balance"]);
  });

  it("keeps the answer that came after its webhook from moving it back", async () => {
    await say("succeeded");
    expect(await say("pending", { source: "api" })).toMatchObject({ verdict: "stale" });
    expect(await row()).toMatchObject({ status: "succeeded", providerStatus: "succeeded" });
    expect((await timeline()).map((entry) => entry.verdict)).toEqual(["applied", "stale"]);
  });

  it("ends alike when all sources speak at the same moment", async () => {
    const words: TransactionStatus[] = ["pending", "confirming", "succeeded", "processing", "succeeded"];
    await Promise.all(words.map((status, index) => say(status, { source: index % 2 ? "poll" : "webhook" })));
    expect(await row()).toMatchObject({ status: "succeeded" });
    const applied = (await timeline()).filter((entry) => entry.statusAfter === "succeeded");
    expect(applied.filter((entry) => entry.verdict === "applied")).toHaveLength(1);
    expect(await jobNames()).toEqual(["refresh-balance"]);
  });

  it("holds a payment of which paid and declined are said, in either order", async () => {
    await say("declined");
    expect(await say("succeeded")).toMatchObject({ verdict: "conflict" });
    expect(await row()).toMatchObject({ status: "review", reason: expect.stringContaining("declined") });
    await say("expired", { source: "poll" });
    expect(await row()).toMatchObject({ status: "review", reason: expect.stringContaining("succeeded") });
  });

  it.each([
    ["another amount", moneyOf("10", "USDT")],
    ["another currency", moneyOf("100", "USDC")],
  ])("believes nothing of a fact that names %s", async (_name, amount) => {
    await expect(say("succeeded", { amount })).rejects.toMatchObject({
      code: "amount_mismatch",
      transactionId: payment.id,
    });
    expect(await row()).toMatchObject({ status: "pending", paidAt: null });
    expect(await timeline()).toEqual([]);
    expect(await jobNames()).toEqual([]);
  });

  it("lets what came in only grow, and says what is missing", async () => {
    await say("underpaid", { received: moneyOf("60", "USDT") });
    expect(await row()).toMatchObject({ status: "underpaid", reason: expect.stringContaining("40") });
    await say("underpaid", { received: moneyOf("20", "USDT") });
    expect((await row()).received?.toFixed()).toBe("60");
    await say("succeeded", { received: moneyOf("100", "USDT") });
    expect(await row()).toMatchObject({ status: "succeeded", reason: null });
  });

  it("lets a poll that hears nothing new leave the timeline alone, and counts it", async () => {
    await say("processing");
    await say("processing", { source: "poll" });
    expect(await timeline()).toHaveLength(1);
    expect(await row()).toMatchObject({ syncCount: 1, nextSyncAt: expect.any(Date) });
    await say("processing", { source: "poll", providerStatus: "half way" });
    expect(await timeline()).toHaveLength(2);
  });

  it("counts a link's payments when one is paid, and only then", async () => {
    const linkId = "lnk_01H00000000000000000000000";
    await db().paymentLink.create({
      data: {
        merchantId: scope.merchantId,
        id: linkId,
        mode: "test",
        slug: "counted",
        title: "Counted",
        currency: "USDT",
        status: "published",
        createdBy: "Ana",
      },
    });
    payment = await aTransaction(scope, connection, { linkId });
    await say("confirming");
    expect(await jobNames()).toEqual([]);
    await say("succeeded");
    await say("refunded");
    expect(await jobNames()).toEqual(["count-link-payments", "refresh-balance"]);
  });
});
