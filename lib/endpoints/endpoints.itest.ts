import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { listAttention } from "../overview/list-attention.ts";
import { aMerchant } from "../testing/merchant-fixture.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { deleteEndpoint } from "./delete-endpoint.ts";
import { endPreviousSecret } from "./end-previous-secret.ts";
import { getEndpoint } from "./get-endpoint.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { pauseEndpoint } from "./pause-endpoint.ts";
import { resumeEndpoint } from "./resume-endpoint.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { createEndpointInput, rotateSecretInput, updateEndpointInput } from "./schema.ts";
import { updateEndpoint } from "./update-endpoint.ts";

const HOUR = 3_600_000;

let database: TestDatabase;
let scope: Scope;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
});

const create = (url: string, more: object = {}, who = scope) =>
  createEndpoint(who, createEndpointInput.parse({ url, events: ["*"], ...more }));
const audited = async () =>
  (await db().auditEntry.findMany({ where: { merchantId: scope.merchantId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("a new endpoint", () => {
  it("shows its secret once, and nothing that is kept or shown later holds it", async () => {
    const { endpointId, secret } = await create("https://shop.example.com/hooks?token=planted-4f1c", {
      description: "Shop",
    });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const detail = await getEndpoint(scope, { endpointId });
    expect(detail).toMatchObject({
      status: "enabled",
      concurrency: 4,
      ratePerSecond: 20,
      secret: { hint: secret.slice(-4), previous: null },
      waiting: 0,
      failed: 0,
      oldestWaitingAt: null,
    });
    const bare = secret.slice("whsec_".length);
    const stored = await db().endpoint.findFirstOrThrow({ where: { id: endpointId } });
    const audit = await db().auditEntry.findMany({ where: { merchantId: scope.merchantId } });
    for (const text of [JSON.stringify(detail), Buffer.from(stored.sealedSecret).toString("latin1")])
      expect(text).not.toContain(bare);
    for (const planted of [bare.slice(0, 14), "planted"])
      expect(JSON.stringify(audit)).not.toContain(planted);
  });

  it("has an address of its own in its mode, however it is spelled", async () => {
    await create("https://shop.example.com/hooks");
    await expect(create("https://SHOP.example.com:443/hooks")).rejects.toMatchObject({
      fields: { url: "Another endpoint has this address already." },
    });
    await create("https://shop.example.com/hooks", {}, await aMerchant());
    const attempts = await Promise.allSettled([1, 2, 3].map(() => create("https://shop.example.com/other")));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is one of at most twenty, also when many come at once", async () => {
    const made = await Promise.allSettled(
      Array.from({ length: 22 }, (_, index) => create(`https://shop.example.com/${index}`)),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    const { rows, most } = await listEndpoints(scope, {});
    expect([rows.length, most]).toEqual([20, 20]);
    await deleteEndpoint(scope, { endpointId: rows[0]?.id ?? "" });
    await create("https://shop.example.com/20");
  });

  it.each([
    ["http://10.0.0.1/hooks", "private network"],
    ["https://user:secret@shop.example.com/", "user names and passwords"],
    ["shop.example.com", "whole address"],
    ["https://shop.example.com:25/", "port"],
  ])("does not take %s", async (url, words) => {
    await expect(create(url)).rejects.toMatchObject({ fields: { url: expect.stringContaining(words) } });
  });

  it("takes http and this machine in test mode only", async () => {
    await create("http://127.0.0.1:4000/hooks");
    const live = { ...scope, mode: "live" } as Scope;
    await expect(create("http://127.0.0.1:4000/hooks", {}, live)).rejects.toMatchObject({
      fields: { url: "In live mode the address begins with https://." },
    });
    await expect(create("https://127.0.0.1:4000/hooks", {}, live)).rejects.toMatchObject({
      fields: { url: "This address lies inside a private network." },
    });
  });

  it("names what is wrong with the rest by its field", () => {
    const wrong = { url: "", events: [], concurrency: "21", ratePerSecond: 0, description: "x".repeat(201) };
    const { error } = createEndpointInput.safeParse(wrong);
    const fields = new Set(error?.issues.map(({ path }) => path[0]));
    expect([...fields].toSorted()).toEqual(["concurrency", "description", "events", "ratePerSecond", "url"]);
    expect(createEndpointInput.safeParse({ url: "https://a.co", events: ["order.paid"] }).success).toBe(
      false,
    );
    expect(createEndpointInput.parse({ url: "https://a.co", events: ["*", "refund.*"] }).events).toEqual([
      "*",
    ]);
  });
});

describe("an endpoint", () => {
  it("is changed, paused, resumed and deleted, and the audit log says all of it", async () => {
    const { endpointId } = await create("https://shop.example.com/hooks");
    const changed = { url: "https://shop.example.com/v2", description: "Shop", events: ["refund.*"] };
    await updateEndpoint(
      scope,
      updateEndpointInput.parse({ endpointId, ...changed, concurrency: 2, ratePerSecond: 5 }),
    );
    expect(await getEndpoint(scope, { endpointId })).toMatchObject({
      ...changed,
      concurrency: 2,
      ratePerSecond: 5,
    });
    for (const _ of [1, 2]) await pauseEndpoint(scope, { endpointId });
    expect(await getEndpoint(scope, { endpointId })).toMatchObject({ status: "paused" });
    for (const _ of [1, 2]) await resumeEndpoint(scope, { endpointId });
    await deleteEndpoint(scope, { endpointId });
    await expect(getEndpoint(scope, { endpointId })).rejects.toMatchObject({ code: "not_found" });
    const { sealedSecret } = await db().endpoint.findFirstOrThrow({ where: { id: endpointId } });
    expect(sealedSecret).toHaveLength(0);
    expect(await audited()).toEqual([
      "endpoint.create",
      "endpoint.update",
      "endpoint.pause",
      "endpoint.resume",
      "endpoint.delete",
    ]);
  });

  it("is not changed to another one's address", async () => {
    await create("https://shop.example.com/a");
    const { endpointId } = await create("https://shop.example.com/b");
    const url = "https://shop.example.com/a";
    const input = { endpointId, url, description: "", events: ["*"], concurrency: 4, ratePerSecond: 20 };
    await expect(updateEndpoint(scope, updateEndpointInput.parse(input))).rejects.toMatchObject({
      fields: { url: "Another endpoint has this address already." },
    });
  });

  it("keeps its old secret for as long as the overlap says, at most 7 days", async () => {
    const { endpointId, secret } = await create("https://shop.example.com/hooks");
    const rotate = (overlapHours?: number) =>
      rotateSecret(
        scope,
        rotateSecretInput.parse(overlapHours === undefined ? { endpointId } : { endpointId, overlapHours }),
      );
    const rotated = await rotate();
    expect(rotated.secret).not.toBe(secret);
    expect(Date.parse(rotated.previousUntil ?? "") - Date.now()).toBeGreaterThan(23.9 * HOUR);
    const { secret: shown } = await getEndpoint(scope, { endpointId });
    expect(shown).toMatchObject({ hint: rotated.secret.slice(-4), previous: { hint: secret.slice(-4) } });
    await endPreviousSecret(scope, { endpointId });
    expect((await getEndpoint(scope, { endpointId })).secret.previous).toBeNull();
    expect(await rotate(0)).toMatchObject({ previousUntil: null });
    for (const hours of [-1, 169, 1.5])
      expect(rotateSecretInput.safeParse({ endpointId, overlapHours: hours }).success).toBe(false);
  });

  it("of another merchant or mode is not found, whatever is asked of it", async () => {
    const { endpointId } = await create("https://shop.example.com/hooks");
    // An address that resolves without DNS: in live mode the name would be looked up.
    const input = { endpointId, url: "https://8.8.8.8/", description: "", events: ["*"] };
    const update = updateEndpointInput.parse({ ...input, concurrency: 4, ratePerSecond: 20 });
    for (const other of [await aMerchant(), { ...scope, mode: "live" } as Scope]) {
      const asked = [
        getEndpoint(other, { endpointId }),
        updateEndpoint(other, update),
        pauseEndpoint(other, { endpointId }),
        resumeEndpoint(other, { endpointId }),
        rotateSecret(other, { endpointId, overlapHours: 0 }),
        endPreviousSecret(other, { endpointId }),
        deleteEndpoint(other, { endpointId }),
      ];
      for (const work of await Promise.allSettled(asked))
        expect(work).toMatchObject({ reason: { code: "not_found" } });
    }
  });
});

describe("the overview", () => {
  it("names an endpoint that fails at every try, louder from half of the time on, and one that was disabled", async () => {
    const { endpointId } = await create("https://shop.example.com/hooks", { description: "Web shop" });
    const line = async () => (await listAttention(scope)).find(({ id }) => id === `endpoint-${endpointId}`);
    const set = (data: object) => db().endpoint.updateMany({ where: { id: endpointId }, data });
    await set({ failingSince: new Date(Date.now() - 60_000) });
    expect(await line()).toBeUndefined();
    await set({ failingSince: new Date(Date.now() - 12 * HOUR) });
    expect(await line()).toMatchObject({ tone: "warn", title: "Web shop takes no events" });
    await set({ failingSince: new Date(Date.now() - 72 * HOUR) });
    expect(await line()).toMatchObject({ tone: "bad", detail: expect.stringContaining("60%") });
    await set({ status: "disabled", disabledReason: "gone", disabledAt: new Date() });
    expect(await line()).toMatchObject({
      tone: "bad",
      title: "Web shop was disabled",
      href: `/webhooks/endpoints/${endpointId}`,
    });
    await deleteEndpoint(scope, { endpointId });
    expect(await line()).toBeUndefined();
  });
});
