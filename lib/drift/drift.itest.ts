import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { listAttention } from "../overview/list-attention.ts";
import type { DriftSign, ProviderFact } from "../providers/facts.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { applyProviderFact } from "../transactions/apply-provider-fact.ts";
import { listDrift } from "./list-drift.ts";
import { recordDrift } from "./record-drift.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const NEW_WORD: DriftSign = { kind: "status", where: "order", name: "frobnicated" };
const NEW_FIELD: DriftSign = { kind: "new_field", where: "order", name: "tip" };

it("counts each sign per connection and says when it was first and last seen", async () => {
  const scope = await aMerchant();
  const [one, other] = [await aConnection(scope), await aConnection(scope)];
  const seen = { connectionId: one.id, source: "poll", eventId: null, at: new Date(1_000) } as const;
  await recordDrift(scope, [NEW_WORD, NEW_FIELD, NEW_WORD], seen);
  await recordDrift(scope, [NEW_WORD], { ...seen, source: "webhook", eventId: "evt_2", at: new Date(2_000) });
  const { items } = await listDrift(scope, { connectionId: one.id });
  expect(items).toEqual([
    {
      kind: "status",
      place: "order",
      name: "frobnicated",
      count: 2,
      source: "webhook",
      eventId: "evt_2",
      firstAt: new Date(1_000).toISOString(),
      lastAt: new Date(2_000).toISOString(),
    },
    expect.objectContaining({ kind: "new_field", name: "tip", count: 1, eventId: null }),
  ]);
  expect(await listDrift(scope, { connectionId: other.id })).toEqual({ items: [] });
  const stranger = await aMerchant();
  await expect(listDrift(stranger, { connectionId: one.id })).rejects.toMatchObject({ code: "not_found" });
});

it("loses no count when many say the same at once", async () => {
  const scope = await aMerchant();
  const { id: connectionId } = await aConnection(scope);
  const seen = { connectionId, source: "webhook", eventId: null, at: new Date() } as const;
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      recordDrift(scope, n % 2 === 0 ? [NEW_WORD, NEW_FIELD] : [NEW_FIELD, NEW_WORD], seen),
    ),
  );
  const { items } = await listDrift(scope, { connectionId });
  expect(items.map(({ count }) => count)).toEqual([20, 20]);
});

it("is counted with a fact that is applied and with one that is refused, and told on the overview", async () => {
  const scope = await aMerchant();
  const connection = await aConnection(scope);
  const { externalId } = await aTransaction(scope, connection);
  const fact: ProviderFact = {
    subject: { externalId },
    kind: "payment",
    status: "processing",
    providerStatus: "frobnicated",
    mayBeginElsewhere: false,
    drift: [NEW_WORD],
  };
  const arrival = { connection, source: "poll", at: new Date() } as const;
  await applyProviderFact(scope, { ...arrival, fact });
  const unknown = { ...fact, subject: { externalId: "ord_nobody" } };
  await expect(applyProviderFact(scope, { ...arrival, fact: unknown })).rejects.toThrow();
  const { items } = await listDrift(scope, { connectionId: connection.id });
  expect(items).toMatchObject([{ name: "frobnicated", count: 2, source: "poll" }]);
  expect(await listAttention(scope)).toContainEqual(
    expect.objectContaining({
      title: `${connection.name} says something new`,
      detail: "Unknown status: frobnicated",
    }),
  );
});
