import { afterAll, beforeAll, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { linkFacts } from "./link-dto.ts";
import { listLinks } from "./repository.ts";
import { linkFiltersSchema } from "./schema.ts";
import { LINK_STATES, LINK_STATUSES, linkState } from "./status.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const ALL = 1000;
let database: TestDatabase;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
  const merchantId = newId("merchant");
  scope = systemScope(merchantId, "test");
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  await db().merchant.create({ data: { id: merchantId, slug: "altura", name: "Café Altura", ...place } });
  const ends = [null, new Date("2026-11-20T12:00:00Z"), new Date("2026-11-20T12:00:01Z")];
  const places = [null, 1, 5].flatMap((maxPayments) =>
    [0, 1, 5, 6].map((paidCount) => ({ maxPayments, paidCount })),
  );
  const asked = [
    { invoiceId: null, amount: "10" },
    { invoiceId: null, amount: null },
    { invoiceId: null, amount: "0" },
    { invoiceId: newId("invoice"), amount: "10" },
    { invoiceId: newId("invoice"), amount: "0" },
  ];
  const rows = LINK_STATUSES.flatMap((status) =>
    ends.flatMap((expiresAt) =>
      places.flatMap((place) => asked.map((what) => ({ status, expiresAt, ...place, ...what }))),
    ),
  );
  const same = { merchantId, mode: "test", title: "Course", currency: "COP", createdBy: "Lucía Mora" };
  await db().paymentLink.createMany({
    data: rows.map((row) => {
      const id = newId("paymentLink");
      return { ...same, ...row, id, slug: id };
    }),
  });
});
afterAll(() => database.drop());

const listed = (state: string) => listLinks(scope, linkFiltersSchema.parse({ state }), ALL, NOW);

it("lists under each state those links that a payer would find in it, and each link under one", async () => {
  const all = await listed("all");
  expect(all).toHaveLength(540);
  for (const state of LINK_STATES) {
    const expected = all.filter((link) => linkState(linkFacts(link), NOW) === state).map(({ id }) => id);
    expect(expected.length, state).toBeGreaterThan(0);
    expect(
      (await listed(state)).map(({ id }) => id),
      state,
    ).toEqual(expected);
  }
});
