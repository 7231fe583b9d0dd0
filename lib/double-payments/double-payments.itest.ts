import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import type { NewTransaction } from "../transactions/repository.ts";
import type { TransactionStatus } from "../transactions/status.ts";
import { checkDoublePayment } from "./check-double-payment.ts";
import { getDoublePayments, listOpenDoublePayments } from "./get-double-payments.ts";
import { keepBoth } from "./keep-both.ts";

let database: TestDatabase;
let scope: Scope;
let one: Connection;
let other: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
  one = await aConnection(scope);
  other = await aConnection(scope);
});

type Payment = Awaited<ReturnType<typeof aTransaction>>;

const aWhileAgo = () => new Date(Date.now() - 3_600_000);

async function aPayment(connection: Connection, patch: Partial<NewTransaction>): Promise<Payment> {
  return aTransaction(scope, connection, { createdAt: aWhileAgo(), ...patch });
}

async function say(
  connection: Connection,
  { externalId }: Payment,
  status: TransactionStatus,
  at = new Date(),
) {
  await applyProviderFact(scope, {
    connection,
    source: "webhook",
    at,
    fact: {
      subject: { externalId },
      kind: "payment",
      status,
      providerStatus: status,
      occurredAt: at,
      mayBeginElsewhere: false,
    },
  });
}

/** Jobs that wait, as the worker would do them. */
async function work(): Promise<number> {
  const { rows } = await pool().query<{ payload: { merchantId: string; transactionId: string } }>(
    `DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
     WHERE task.id = job.task_id AND task.identifier = 'check-double-payment' AND job.payload->>'merchantId' = $1
     RETURNING job.payload`,
    [scope.merchantId],
  );
  for (const { payload } of rows) await checkDoublePayment(scope, payload);
  return rows.length;
}

async function paidTwice(patch: Partial<NewTransaction> = {}) {
  const invoiceNumber = `INV-${randomUUID().slice(0, 6)}`;
  const first = await aPayment(one, { invoiceNumber, ...patch });
  const second = await aPayment(other, { invoiceNumber, amount: moneyOf("100", "USDC") });
  await say(one, first, "succeeded", new Date(Date.now() - 60_000));
  await say(other, second, "succeeded");
  await work();
  return { first, second, invoiceNumber };
}

/** The earliest first. */
async function paidThreeTimes(): Promise<[Payment, Payment, Payment]> {
  const invoiceNumber = `INV-${randomUUID().slice(0, 6)}`;
  const paid = async (minutesAgo: number) => {
    const payment = await aPayment(one, { invoiceNumber });
    await say(one, payment, "succeeded", new Date(Date.now() - minutesAgo * 60_000));
    return payment;
  };
  const all: [Payment, Payment, Payment] = [await paid(3), await paid(2), await paid(1)];
  await work();
  return all;
}

const openPairs = async () =>
  (await listOpenDoublePayments(scope, 10)).map(({ first, second }) => [first.id, second.id]);

function finance(): Scope {
  const actor = {
    type: "member",
    memberId: newId("member"),
    userId: newId("user"),
    name: "Ana",
    role: builtInRole("finance"),
  } as const;
  return memberScope(scope.merchantId, "test", actor, "transactions.mark", null);
}

const reasonOf = async (id: string) =>
  (await db().transaction.findFirstOrThrow({ where: { merchantId: scope.merchantId, id } })).reason;

describe("the guard against paying twice", () => {
  it("holds the later payment of an invoice that was paid at another provider", async () => {
    const { first, second, invoiceNumber } = await paidTwice();
    const [found, ...more] = await listOpenDoublePayments(scope, 10);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      first: { id: first.id, amount: { currency: "USDT" } },
      second: { id: second.id, status: "succeeded" },
      because: "invoice",
      sharedWord: invoiceNumber,
      resolution: null,
    });
    expect(await reasonOf(second.id)).toBe("Paid twice");
    expect(await reasonOf(first.id)).toBeNull();
    for (const { id } of [first, second])
      expect((await getDoublePayments(scope, { transactionId: id })).cases).toHaveLength(1);
  });

  it("records one case, however often it looks and whichever payment it looks at first", async () => {
    const reference = `ORD-${randomUUID()}`;
    const [first, second] = [await aPayment(one, { reference }), await aPayment(other, { reference })];
    // The earlier payment is heard of later.
    await say(other, second, "succeeded");
    await say(one, first, "succeeded", new Date(Date.now() - 60_000));
    await Promise.all(
      [first, second, first, second].map(({ id }) => checkDoublePayment(scope, { transactionId: id })),
    );
    const open = await listOpenDoublePayments(scope, 10);
    expect(open.map((found) => [found.first.id, found.second.id])).toEqual([[first.id, second.id]]);
    const notes = await db().timelineEntry.count({ where: { transactionId: second.id, verdict: "step" } });
    expect(notes).toBe(1);
  });

  it("holds each further payment once", async () => {
    const reference = `ORD-${randomUUID()}`;
    const all: Payment[] = [];
    for (const minutesAgo of [3, 2, 1]) {
      const payment = await aPayment(one, { reference });
      await say(one, payment, "succeeded", new Date(Date.now() - minutesAgo * 60_000));
      all.push(payment);
    }
    await work();
    const held = (await listOpenDoublePayments(scope, 10)).map(({ second }) => second.id).toSorted();
    expect(held).toEqual(
      all
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it("lets alone what is not paid, what belongs to another merchant, and what shares nothing", async () => {
    const reference = `ORD-${randomUUID()}`;
    const paid = await aPayment(one, { reference });
    const open = await aPayment(other, { reference });
    await say(one, paid, "succeeded");
    await say(other, open, "declined");
    const stranger = await aMerchant();
    const theirs = await aTransaction(stranger, await aConnection(stranger), {
      reference,
      status: "succeeded",
    });
    await db().transaction.updateMany({ where: { id: theirs.id }, data: { paidAt: new Date() } });
    await work();
    await checkDoublePayment(stranger, { transactionId: theirs.id });
    expect(await listOpenDoublePayments(scope, 10)).toEqual([]);
    expect(await listOpenDoublePayments(stranger, 10)).toEqual([]);
  });

  it("queues nothing for a payment that stands alone", async () => {
    const alone = await aPayment(one, {});
    await say(one, alone, "succeeded");
    expect(await work()).toBe(0);
  });

  it("knows a link that takes one payment from one that takes many", async () => {
    for (const maxPayments of [1, 5]) {
      const linkId = newId("paymentLink");
      const { merchantId, mode } = scope;
      const invoiceNumber = `INV-${randomUUID().slice(0, 6)}`;
      await db().paymentLink.create({
        data: {
          ...{ merchantId, mode, id: linkId, slug: randomUUID(), title: "Workshop", status: "published" },
          ...{ currency: "USDT", createdBy: "Ana", maxPayments, invoiceNumber },
        },
      });
      const [first, second] = [
        await aPayment(one, { linkId, invoiceNumber }),
        await aPayment(other, { linkId, invoiceNumber }),
      ];
      await say(one, first, "succeeded", new Date(Date.now() - 60_000));
      await say(other, second, "succeeded");
      await work();
      const { cases } = await getDoublePayments(scope, { transactionId: second.id });
      expect(cases.length, `${maxPayments}`).toBe(maxPayments === 1 ? 1 : 0);
    }
  });

  it("ends when either payment goes back", async () => {
    const { second } = await paidTwice();
    await say(other, second, "refunded");
    await work();
    expect(await listOpenDoublePayments(scope, 10)).toEqual([]);
    const { cases } = await getDoublePayments(scope, { transactionId: second.id });
    expect(cases[0]).toMatchObject({ resolution: "returned", resolvedBy: null });
  });

  it("goes on between the two that are left when the first of three goes back", async () => {
    const [first, second, third] = await paidThreeTimes();
    await say(one, first, "refunded");
    await work();
    expect(await openPairs()).toEqual([[second.id, third.id]]);
    expect(await reasonOf(second.id)).toBeNull();
    expect(await reasonOf(third.id)).toBe("Paid twice");
    const steps = await db().timelineEntry.findMany({
      where: { merchantId: scope.merchantId, transactionId: third.id, verdict: "step" },
    });
    expect(steps.map(({ summary }) => summary)).toEqual(Array(2).fill("Held: the same was paid before"));
    await say(one, second, "refunded");
    await work();
    expect(await openPairs()).toEqual([]);
    expect(await reasonOf(third.id)).toBeNull();
    const { cases } = await getDoublePayments(scope, { transactionId: third.id });
    expect(cases.map(({ resolution }) => resolution)).toEqual(["returned", "returned"]);
  });

  it("asks nobody again about a payment that a person kept", async () => {
    const [first, second, third] = await paidThreeTimes();
    const held = (await listOpenDoublePayments(scope, 10)).find((found) => found.second.id === third.id);
    await keepBoth(finance(), { caseId: held?.id ?? "", why: "An order of its own" });
    await say(one, first, "refunded");
    await work();
    for (const { id } of [second, third]) await checkDoublePayment(scope, { transactionId: id });
    expect(await openPairs()).toEqual([]);
  });

  it("holds a payment against the earliest with which it shares something", async () => {
    const [reference, invoiceNumber] = [`ORD-${randomUUID()}`, `INV-${randomUUID().slice(0, 6)}`];
    const earliest = await aPayment(one, { reference });
    const between = await aPayment(one, { invoiceNumber });
    const last = await aPayment(other, { reference, invoiceNumber });
    for (const [minutesAgo, payment] of [earliest, between, last].toReversed().entries())
      await say(
        payment === last ? other : one,
        payment,
        "succeeded",
        new Date(Date.now() - minutesAgo * 60_000),
      );
    await work();
    expect(await openPairs()).toEqual([[earliest.id, last.id]]);
    await say(one, earliest, "refunded");
    await work();
    expect(await openPairs()).toEqual([[between.id, last.id]]);
  });

  it("ends when a person says that both are right, once, with the reason in the audit log", async () => {
    const { second } = await paidTwice();
    const ana = finance();
    const [open] = await listOpenDoublePayments(scope, 1);
    const answer = { caseId: open?.id ?? "", why: "Two orders of the same customer" };
    await keepBoth(ana, answer);
    await expect(keepBoth(ana, answer)).rejects.toMatchObject({ code: "conflict" });
    expect(await reasonOf(second.id)).toBeNull();
    const { cases } = await getDoublePayments(scope, { transactionId: second.id });
    expect(cases[0]).toMatchObject({ resolution: "kept", resolvedBy: "Ana", why: answer.why });
    const audited = await db().auditEntry.findMany({ where: { targetId: second.id } });
    expect(audited).toMatchObject([{ actor: "Ana", action: "double_payment.keep" }]);
    await checkDoublePayment(scope, { transactionId: second.id });
    expect(await listOpenDoublePayments(scope, 10)).toEqual([]);
    await expect(keepBoth(await aMerchant(), answer)).rejects.toMatchObject({ code: "not_found" });
  });
});
