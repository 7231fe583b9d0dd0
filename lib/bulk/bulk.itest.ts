import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { addTag, removeTag } from "../tags/change-tag.ts";
import { listTags } from "../tags/list-tags.ts";
import { MOST_TAGS, tagSchema } from "../tags/schema.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { listTransactions } from "../transactions/list-transactions.ts";
import { rangeStart } from "../transactions/range-start.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { bulkSync } from "./bulk-sync.ts";
import { bulkTag } from "./bulk-tag.ts";

let database: TestDatabase;
let scope: Scope;
let ids: string[];

const filters = (query: Record<string, string> = {}) => transactionFiltersSchema.parse(query);
const idsWith = async (query: Record<string, string>, as = scope) =>
  (await listTransactions(as, filters(query))).rows.map(({ id }) => id);

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  const connection = await aConnection(scope);
  ids = [];
  for (const status of ["pending", "processing", "succeeded"] as const)
    ids.push((await aTransaction(scope, connection, { status })).id);
});
afterAll(() => database.drop());

describe("tags", () => {
  it("keeps one spelling of a tag and shows it on row, filter and timeline", async () => {
    const id = ids[0] ?? "";
    await addTag(scope, { transactionId: id, tag: tagSchema.parse("  Very   VIP ") });
    await addTag(scope, { transactionId: id, tag: "very vip" });
    expect(await idsWith({ tag: "very vip" })).toEqual([id]);
    expect((await listTransactions(scope, filters({ tag: "very vip" }))).rows[0]?.tags).toEqual(["very vip"]);
    expect((await listTags(scope)).tags).toEqual(["very vip"]);
    const entries = await db().timelineEntry.findMany({ where: { transactionId: id } });
    expect(entries.map(({ summary }) => summary)).toEqual(["Paydeck tagged it very vip"]);
    await removeTag(scope, { transactionId: id, tag: "very vip" });
    expect(await idsWith({ tag: "very vip" })).toEqual([]);
  });

  it("refuses one tag too many, and what is no tag", async () => {
    const id = ids[1] ?? "";
    for (let count = 0; count < MOST_TAGS; count += 1)
      await addTag(scope, { transactionId: id, tag: `t${count}` });
    await expect(addTag(scope, { transactionId: id, tag: "more" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await addTag(scope, { transactionId: id, tag: "t0" });
    for (const text of ["", "   ", "a,b", "x".repeat(33)])
      expect(tagSchema.safeParse(text).success).toBe(false);
  });

  it("does not find a foreign transaction, and changes nothing of it", async () => {
    const stranger = await aMerchant();
    const transactionId = ids[2] ?? "";
    await expect(addTag(stranger, { transactionId, tag: "mine" })).rejects.toMatchObject({
      code: "not_found",
    });
    const result = await bulkTag(stranger, { chosen: { ids }, tag: "mine", on: true });
    expect(result).toEqual({ changed: 0, already: 0, refused: 0, missing: 3 });
    expect(await db().transactionTag.count({ where: { tag: "mine" } })).toBe(0);
  });
});

describe("bulk", () => {
  it("tags once however often it is asked, and says which had no room", async () => {
    const first = await bulkTag(scope, { chosen: { ids }, tag: "batch", on: true });
    expect(first).toEqual({ changed: 2, already: 0, refused: 1, missing: 0 });
    const again = await bulkTag(scope, { chosen: { filters: filters() }, tag: "batch", on: true });
    expect(again).toEqual({ changed: 0, already: 2, refused: 1, missing: 0 });
    const off = await bulkTag(scope, {
      chosen: { filters: filters({ tag: "batch" }) },
      tag: "batch",
      on: false,
    });
    expect(off).toMatchObject({ changed: 2 });
  });

  it("queues what may still change, once, a second apart, and counts the rest", async () => {
    const first = await bulkSync(scope, { chosen: { ids } });
    expect(first).toEqual({ queued: 2, settled: 1, missing: 0, lastInSeconds: 1 });
    await bulkSync(scope, { chosen: { ids } });
    const [jobs] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE key LIKE 'sync:%'`;
    expect(jobs?.count).toBe(2);
  });

  it("means the rows of the days that the screen counts", async () => {
    const other = await aMerchant();
    const now = new Date();
    // Of these two, one begins its seven days earlier; which one depends on the hour.
    const zones = ["America/Bogota", "Pacific/Kiritimati"].map((zone) => ({
      zone,
      since: rangeStart("7d", now, zone)?.getTime() ?? 0,
    }));
    const [early, late] = zones.toSorted((a, b) => a.since - b.since);
    const createdAt = new Date((early?.since ?? 0) + 60_000);
    await aTransaction(other, await aConnection(other), { createdAt });
    const tagIn = (dayZone: string | undefined) => {
      const chosen = { filters: filters({ range: "7d" }), dayZone };
      return bulkTag(other, { chosen, tag: "week", on: true });
    };
    expect(await tagIn(late?.zone)).toMatchObject({ changed: 0 });
    expect(await tagIn(early?.zone)).toMatchObject({ changed: 1 });
  });
});
