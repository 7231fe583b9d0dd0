import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { moneyOf } from "../money.ts";
import type { ProviderFact } from "../providers/facts.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { recordAnswer } from "../transactions/record-answer.ts";
import { findTransactionRow } from "../transactions/repository.ts";
import { followRefund } from "./follow-refund.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  const credentials = { apiKey: "sk_test", webhookSecret: "whsec_test" };
  connection = await aConnection(scope, { provider: "gateway", credentials });
});
afterAll(() => database.drop());

const PARTS = { wholly: "100", partly: "30" } as const;

it.each([
  ["payment", "refund", "wholly", "refunded"],
  ["refund", "payment", "wholly", "refunded"],
  ["refund", "payment", "partly", "partially_refunded"],
] as const)("ends alike when the %s is heard of before the %s (%s)", async (first, second, part, ends) => {
  const { id, externalId } = await aTransaction(scope, connection);
  const facts = { payment: paid(externalId), refund: goneBack(externalId, PARTS[part]) };
  for (const name of [first, second]) {
    await applyProviderFact(scope, { connection, fact: facts[name], source: "webhook", at: new Date() });
    await followAll();
  }
  expect(await findTransactionRow(scope, id)).toMatchObject({ status: ends });
});

it("ends refunded when both began at the provider and the refund is heard of first", async () => {
  const externalId = "pay_of_theirs";
  const began = { ...paid(externalId), mayBeginElsewhere: true, amount: moneyOf("100", "USDT") };
  for (const fact of [goneBack(externalId, "100"), began]) {
    await applyProviderFact(scope, { connection, fact, source: "webhook", at: new Date() });
    await followAll();
  }
  const { rows } = await pool().query<{ status: string; parent: string | null }>(
    `SELECT status, (SELECT external_id FROM transactions AS parent WHERE parent.id = one.parent_id) AS parent
     FROM transactions AS one WHERE external_id = ANY ($1) ORDER BY external_id`,
    [[externalId, `re_${externalId}`]],
  );
  expect(rows).toEqual([
    { status: "refunded", parent: null },
    { status: "succeeded", parent: externalId },
  ]);
});

it.each(["answer to its creation", "webhook that names it by our own id"])(
  "ends refunded when our payment learns its id after the refund was heard of, from the %s",
  async (source) => {
    const externalId = `pay_${source.slice(0, 6)}`;
    const { id } = await aTransaction(scope, connection, { externalId: null });
    await applyProviderFact(scope, {
      connection,
      fact: goneBack(externalId, "100"),
      source: "webhook",
      at: new Date(),
    });
    const fact = { ...paid(externalId), subject: { externalId, reference: id } };
    if (source.startsWith("answer")) {
      const nextAction = { type: "redirect", url: "https://pay.example/1" } as const;
      await recordAnswer(scope, id, connection, { externalId, nextAction, fact }, systemClock);
    } else {
      await applyProviderFact(scope, { connection, fact, source: "webhook", at: new Date() });
    }
    await followAll();
    expect(await findTransactionRow(scope, id)).toMatchObject({ status: "refunded" });
  },
);

it("follows the refund also when the money had come before the id was learned", async () => {
  const externalId = "pay_paid_before";
  const { id } = await aTransaction(scope, connection, { externalId: null });
  const nameless = { ...paid(externalId), subject: { reference: id } };
  const named = { ...paid(externalId), subject: { externalId, reference: id } };
  for (const fact of [nameless, goneBack(externalId, "100"), named]) {
    await applyProviderFact(scope, { connection, fact, source: "webhook", at: new Date() });
    await followAll();
  }
  expect(await findTransactionRow(scope, id)).toMatchObject({ status: "refunded" });
});

function paid(externalId: string): ProviderFact {
  const said = { status: "succeeded" as const, providerStatus: "succeeded", mayBeginElsewhere: false };
  return { ...said, subject: { externalId }, kind: "payment", occurredAt: new Date() };
}

/** Made in the gateway's own dashboard. */
function goneBack(parentExternalId: string, amount: string): ProviderFact {
  const subject = { externalId: `re_${parentExternalId}`, parentExternalId };
  const said = { status: "succeeded" as const, providerStatus: "completed", mayBeginElsewhere: true };
  return { ...said, subject, kind: "refund", amount: moneyOf(amount, "USDT") };
}

/** Does what the queue would do next. */
async function followAll(): Promise<void> {
  const { rows } = await pool().query<{ id: string; refund: string }>(
    `SELECT job.id, job.payload->>'transactionId' AS refund FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id WHERE task.identifier = 'follow-refund'`,
  );
  for (const { id, refund } of rows) {
    await followRefund(scope, { transactionId: refund });
    await pool().query("DELETE FROM graphile_worker._private_jobs WHERE id = $1", [id]);
  }
}
