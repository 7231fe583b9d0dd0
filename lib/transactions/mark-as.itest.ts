import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { type MemberActor, memberScope, type Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import type { Provider } from "../providers/contract.ts";
import { err, ok } from "../result.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "./apply-provider-fact.ts";
import { cancelAtProvider } from "./cancel-at-provider.ts";
import { getTransaction } from "./get-transaction.ts";
import { markAs } from "./mark-as.ts";
import type { FactSource, TransactionStatus } from "./status.ts";

/** What the provider of these tests does when it is asked to cancel. */
const desk: { answer: "canceled" | "succeeded" | "silence" } = { answer: "canceled" };

vi.mock("../providers/registry.ts", async () => {
  const { fakeProvider } = await import("../connections/testing/fake-provider.ts");
  const provide = (id: string): Provider => {
    const cancelPayment: Provider["operations"]["cancelPayment"] = async (_context, { externalId }) => {
      if (desk.answer === "silence")
        return err({ code: "timeout", message: "No answer in time.", effect: "unknown" });
      const { answer: status } = desk;
      return ok({
        ...{ subject: { externalId }, kind: "payment", status, providerStatus: status },
        mayBeginElsewhere: false,
      });
    };
    const operations =
      id === "ends" ? { ...fakeProvider.operations, cancelPayment } : fakeProvider.operations;
    return { ...fakeProvider, id, operations };
  };
  return { PROVIDERS: [], findProvider: provide, getProvider: provide };
});

let database: TestDatabase;
let ana: Scope;
let connection: Connection;
const credentials = { apiKey: "the-right-key-0001", webhookSecret: "a-secret-of-tests" };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { merchantId } = await aMerchant();
  const actor: MemberActor = {
    type: "member",
    role: builtInRole("support"),
    memberId: newId("member"),
    userId: newId("user"),
    name: "Ana",
  };
  ana = memberScope(merchantId, "test", actor, "transactions.mark", null);
  connection = await aConnection(ana, { provider: "ends", credentials });
});

type Payment = Awaited<ReturnType<typeof aTransaction>>;

async function hear({ externalId }: Payment, status: TransactionStatus, source: FactSource = "webhook") {
  const fact = { subject: { externalId }, kind: "payment", status, providerStatus: status } as const;
  return applyProviderFact(ana, {
    connection,
    source,
    at: new Date(),
    fact: { ...fact, mayBeginElsewhere: false },
  });
}

async function inReview(): Promise<Payment> {
  const payment = await aTransaction(ana, connection);
  await hear(payment, "succeeded");
  await hear(payment, "declined", "poll");
  return payment;
}

const mark = (payment: Payment, from: TransactionStatus, status: TransactionStatus) =>
  markAs(ana, { transactionId: payment.id, from, status, why: "The bank's statement says so" });
const see = ({ id }: Payment) => getTransaction(ana, { transactionId: id });

describe("a person's mark", () => {
  it("is the way out of review, with name and reason on the timeline and in the audit log", async () => {
    const payment = await inReview();
    expect((await see(payment)).status).toBe("review");
    await mark(payment, "review", "succeeded");
    const seen = await see(payment);
    expect(seen).toMatchObject({ status: "succeeded", reason: "Marked by a person", disagreement: null });
    expect(seen.timeline[0]).toMatchObject({
      source: "person",
      verdict: "applied",
      summary: "Ana marked it as succeeded",
      detail: "Needs review → Succeeded · The bank's statement says so",
      actor: "Ana",
    });
    const audited = await db().auditEntry.findFirst({ where: { targetId: payment.id } });
    expect(audited).toMatchObject({ actor: "Ana", action: "transaction.mark" });
  });

  it("holds against what had been said before it, however often that is repeated", async () => {
    const payment = await inReview();
    await mark(payment, "review", "failed");
    expect((await hear(payment, "succeeded")).verdict).toBe("stale");
    const seen = await see(payment);
    expect(seen).toMatchObject({ status: "failed", paidAt: null });
    expect(seen.timeline[0]?.detail).toBe("A person has weighed this already: stays failed");
  });

  it("gives way to something new", async () => {
    const payment = await aTransaction(ana, connection);
    await hear(payment, "processing");
    await mark(payment, "processing", "failed");
    expect((await hear(payment, "succeeded")).verdict).toBe("conflict");
    expect((await see(payment)).status).toBe("review");
  });

  it("takes late money in that the provider had given up", async () => {
    const payment = await aTransaction(ana, connection);
    await hear(payment, "expired");
    await mark(payment, "expired", "succeeded");
    const seen = await see(payment);
    expect(seen.paidAt).not.toBeNull();
    expect((await hear(payment, "expired", "poll")).verdict).toBe("stale");
    expect((await see(payment)).status).toBe("succeeded");
  });

  it("moves no money and gives none back: a paid payment can't be marked at all", async () => {
    const payment = await aTransaction(ana, connection);
    await hear(payment, "succeeded");
    await expect(mark(payment, "succeeded", "failed")).rejects.toMatchObject({ code: "conflict" });
    expect(await db().transaction.count({ where: { merchantId: ana.merchantId } })).toBe(1);
  });

  it("overrides nothing unseen, and nothing of another merchant", async () => {
    const payment = await aTransaction(ana, connection);
    await hear(payment, "processing");
    await expect(mark(payment, "pending", "failed")).rejects.toMatchObject({ code: "conflict" });
    const stranger = await aMerchant();
    const theirs = {
      transactionId: payment.id,
      from: "processing",
      status: "failed",
      why: "Because",
    } as const;
    await expect(markAs(stranger, theirs)).rejects.toMatchObject({ code: "not_found" });
    expect((await see(payment)).status).toBe("processing");
  });
});

describe("canceling at the provider", () => {
  const cancel = (payment: Payment) =>
    cancelAtProvider(ana, { transactionId: payment.id, why: "Ordered twice" });

  it("ends what nobody has paid", async () => {
    desk.answer = "canceled";
    const payment = await aTransaction(ana, connection);
    expect((await see(payment)).cancelProblem).toBeNull();
    await cancel(payment);
    const seen = await see(payment);
    expect(seen.status).toBe("canceled");
    expect(seen.timeline.map(({ summary }) => summary)).toContain("Ana asked to cancel it");
    await expect(cancel(payment)).rejects.toMatchObject({ code: "conflict" });
  });

  it("believes the provider where the payer was faster", async () => {
    desk.answer = "succeeded";
    const payment = await aTransaction(ana, connection);
    expect(await cancel(payment)).toEqual({ status: "succeeded" });
    expect((await see(payment)).status).toBe("succeeded");
  });

  it("concludes nothing from silence", async () => {
    desk.answer = "silence";
    const payment = await aTransaction(ana, connection);
    await expect(cancel(payment)).rejects.toMatchObject({ code: "provider_failed" });
    expect((await see(payment)).status).toBe("pending");
  });

  it("says so where the provider has no way to cancel", async () => {
    const other = await aConnection(ana, { provider: "fake", credentials });
    const payment = await aTransaction(ana, other);
    expect((await see(payment)).cancelProblem).toBe("Fakepay has no way to cancel a payment.");
    await expect(cancel(payment)).rejects.toMatchObject({ code: "conflict" });
  });
});
