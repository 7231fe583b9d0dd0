import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { deleteConnection } from "../connections/delete-connection.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { behindWall } from "../db/walls/wall.ts";
import { newId } from "../ids.ts";
import { listAttention } from "../overview/list-attention.ts";
import { countOutcomes } from "../proof/count-outcomes.ts";
import { getInboxProof } from "../proof/get-inbox-proof.ts";
import { listProof } from "../proof/list-proof.ts";
import { proofFiltersSchema } from "../proof/schema.ts";
import { aConnection, aMerchant, signed } from "../testing/merchant-fixture.ts";
import { receiveWebhook } from "../webhooks/receive.ts";
import { eventFiltersSchema } from "../webhooks/schema.ts";
import { summarizeInbox } from "../webhooks/summarize-inbox.ts";
import { fileArrivals } from "./file-arrivals.ts";
import { findUnfiled } from "./find-unfiled.ts";

const NOON = new Date("2026-11-20T12:00:00Z");
const later = (ms: number) => fixedClock(new Date(NOON.getTime() + ms));

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

function take(id: string, to = connection, at = NOON) {
  return receiveWebhook(to.id, signed(JSON.stringify({ id, type: "test.event", data: {} })), fixedClock(at));
}

describe("what has come in and no worker has filed", () => {
  it("is counted as waiting, so that the proof comes out at 0", async () => {
    await take("a");
    await take("b");
    await take("a");
    const sums = { received: 3, waiting: 3, difference: 0 };
    expect(await getInboxProof(scope, later(60_000))).toMatchObject(sums);
    expect((await listProof(scope, proofFiltersSchema.parse({}), later(60_000))).rows).toMatchObject([sums]);

    // Also of an hour that is closed, which is counted once and for all otherwise.
    await countOutcomes(later(2 * 60 * 60_000).now());
    const closed = await listProof(scope, proofFiltersSchema.parse({}), later(2 * 60 * 60_000));
    expect(closed.rows).toMatchObject([sums]);

    await fileArrivals();
    expect(await getInboxProof(scope, later(60_000))).toMatchObject({
      received: 3,
      waiting: 2,
      duplicate: 1,
      difference: 0,
    });
  });

  it("is told on the overview and in the inbox once a worker should have filed it, and no longer after", async () => {
    await take("a");
    await take("b", connection, new Date(NOON.getTime() + 1000));
    const line = async (ms: number) =>
      (await listAttention(scope, later(ms))).find(({ id }) => id === "unfiled-webhooks");
    expect(await line(9_000), "as soon as that, a worker may be at it").toBeUndefined();
    expect(await line(10_500)).toMatchObject({ tone: "bad", title: "A webhook waits for the worker" });
    expect(await line(60_000)).toMatchObject({ title: "2 webhooks wait for the worker" });
    const { unfiled } = await summarizeInbox(scope, eventFiltersSchema.parse({}));
    expect(unfiled).toEqual({ count: 2, since: NOON.toISOString() });

    await fileArrivals();
    expect(await line(60_000)).toBeUndefined();
    expect((await summarizeInbox(scope, eventFiltersSchema.parse({}))).unfiled).toBeNull();
  });

  it("holds its connection", async () => {
    await take("a");
    const deleting = deleteConnection(scope, { connectionId: connection.id, name: connection.name });
    await expect(deleting).rejects.toMatchObject({ code: "conflict" });
    await fileArrivals();
  });

  it("is nobody else's: not another merchant's, another mode's, nor a member's who sees other connections only", async () => {
    const second = await aConnection(scope);
    await take("a");
    await take("b", second);
    const now = later(60_000).now();
    expect(await findUnfiled(await aMerchant(), now)).toBeNull();
    expect(await findUnfiled({ ...scope, mode: "live" }, now)).toBeNull();
    const member = { type: "member", memberId: newId("member"), userId: newId("user"), name: "Ana" } as const;
    const limited = memberScope(
      scope.merchantId,
      scope.mode,
      { ...member, role: builtInRole("support") },
      "webhooks.read",
      [second.id],
    );
    expect(await behindWall(limited, () => findUnfiled(limited, now))).toMatchObject({ count: 1 });
    expect(await behindWall(scope, () => findUnfiled(scope, now))).toMatchObject({ count: 2 });
    await fileArrivals();
  });
});
