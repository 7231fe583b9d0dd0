import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock, systemClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import type { ProviderError, Token } from "../providers/contract.ts";
import { err, ok } from "../result.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import type { Connection } from "./connection.ts";
import { claimTokenRefresh, clearTokens, findToken, storeToken } from "./token-repository.ts";
import { createTokenStore } from "./token-store.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
});
afterAll(() => database.drop());
beforeEach(async () => {
  connection = await aConnection(scope);
});

/** A store as another process would have it: nothing is shared but the database. */
const aProcess = (clock = systemClock) => createTokenStore(scope, connection.id, clock);

function token(value: string, seconds = 50): Token {
  return { value, extra: { sessionId: `s-${value}` }, usableUntil: new Date(Date.now() + seconds * 1000) };
}

/** Answers t1, t2, … each after a while. */
function provider(seconds = 50) {
  let count = 0;
  return vi.fn(async () => {
    count += 1;
    const made = token(`t${count}`, seconds);
    await sleep(60);
    return ok(made);
  });
}

const REFUSED: ProviderError = { code: "credentials_rejected", message: "No.", effect: "not_applied" };

describe("tokens of several processes", () => {
  it("come from one refresh, however many ask at once", async () => {
    const refresh = provider();
    const answers = await Promise.all(Array.from({ length: 8 }, () => aProcess().get("access", refresh)));
    expect(refresh).toHaveBeenCalledOnce();
    expect(answers.map((answer) => answer.ok && answer.value.value)).toEqual(Array(8).fill("t1"));
    expect(await aProcess().get("access", refresh)).toMatchObject({
      value: { value: "t1", extra: { sessionId: "s-t1" } },
    });
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("are made anew once when all were told that the old one no longer counts", async () => {
    const refresh = provider();
    await aProcess().get("access", refresh);
    const force = { force: true };
    const answers = await Promise.all([
      aProcess().get("access", refresh, force),
      aProcess().get("access", refresh, force),
      aProcess().get("access", refresh, force),
    ]);
    expect(answers.map((answer) => answer.ok && answer.value.value)).toEqual(["t2", "t2", "t2"]);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it("are not made anew by one who saw a refresh under way that is over by now", async () => {
    const now = new Date();
    const until = new Date(now.getTime() + 20_000);
    const claim = { now, until, refreshedAt: [now] };
    expect(await claimTokenRefresh(scope, connection.id, "access", { ...claim, seen: null })).toBe(true);
    const seen = await findToken(scope, connection.id, "access");
    const stored = { sealed: new Uint8Array([1]), usableUntil: until };
    await storeToken(scope, connection.id, "access", until, stored);
    expect(await claimTokenRefresh(scope, connection.id, "access", { ...claim, seen })).toBe(false);
    const unlimited = { ...claim, refreshedAt: [] };
    expect(await claimTokenRefresh(scope, connection.id, "access", { ...unlimited, seen: null })).toBe(false);
    const fresh = await findToken(scope, connection.id, "access");
    expect(await claimTokenRefresh(scope, connection.id, "access", { ...claim, seen: fresh })).toBe(true);
  });

  it("are made anew once however late others are told that the old one was refused", async () => {
    const refresh = provider();
    await aProcess().get("access", refresh);
    for (const _late of [1, 2, 3])
      expect(await aProcess().get("access", refresh, { refused: "t1" })).toMatchObject({
        value: { value: "t2" },
      });
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it("are refreshed when their time is over, and kept apart by name", async () => {
    const refresh = provider(1);
    await aProcess().get("access", refresh);
    const later = aProcess(fixedClock(new Date(Date.now() + 2000)));
    expect(await later.get("access", refresh)).toMatchObject({ value: { value: "t2" } });
    expect(await aProcess().get("other", refresh)).toMatchObject({ value: { value: "t3" } });
  });

  it("pass a refusal on and let the next one ask again", async () => {
    expect(await aProcess().get("access", async () => err(REFUSED))).toEqual(err(REFUSED));
    expect(await aProcess().get("access", provider())).toMatchObject({ ok: true, value: { value: "t1" } });
  });

  it("are fetched by another process when the one that was at it died", async () => {
    const died = new Promise<never>(() => undefined);
    void aProcess().get("access", () => died);
    await vi.waitFor(async () => expect(await db().connectionToken.count()).toBeGreaterThan(0));
    const later = aProcess(fixedClock(new Date(Date.now() + 21_000)));
    expect(await later.get("access", provider(60))).toMatchObject({ ok: true, value: { value: "t1" } });
  });

  it("are stored sealed, and gone when the credentials change", async () => {
    await aProcess().get("access", provider());
    const rows = await db().connectionToken.findMany({ where: { connectionId: connection.id } });
    expect(Buffer.from(rows[0]?.sealed ?? []).toString("latin1")).not.toContain("s-t1");
    await unit((tx) => clearTokens(tx, scope, connection.id));
    const refresh = provider();
    await aProcess().get("access", refresh);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("are asked for no more often than the provider gives them, all processes together", async () => {
    const limits = [{ count: 3, windowMs: 60_000 }];
    const refresh = provider();
    const start = Date.now();
    const ask = (afterMs: number) =>
      aProcess(fixedClock(new Date(start + afterMs))).get("access", refresh, { force: true, limits });
    for (const afterMs of [0, 1000, 2000]) expect(await ask(afterMs)).toMatchObject({ ok: true });
    const refused = { code: "rate_limited", retryAfterMs: 30_000, effect: "not_applied" };
    expect(await ask(30_000)).toMatchObject({ ok: false, error: refused });
    expect(refresh).toHaveBeenCalledTimes(3);
    // The refusal took nothing from those who still have a good token.
    const cached = await aProcess(fixedClock(new Date(start + 30_000))).get("access", refresh, { limits });
    expect(cached).toMatchObject({ ok: true, value: { value: "t3" } });
    expect(await ask(60_000)).toMatchObject({ ok: true, value: { value: "t4" } });
  });

  it("count towards the limit when they were refused, and when the credentials have changed", async () => {
    const limits = [{ count: 2, windowMs: 60_000 }];
    await aProcess().get("access", async () => err(REFUSED), { limits });
    await unit((tx) => clearTokens(tx, scope, connection.id));
    await aProcess().get("access", async () => err(REFUSED), { limits });
    const refresh = provider();
    expect(await aProcess().get("access", refresh, { limits })).toMatchObject({
      ok: false,
      error: { code: "rate_limited" },
    });
    expect(refresh).not.toHaveBeenCalled();
  });

  it("are not kept when the credentials changed while they were fetched", async () => {
    const refresh = provider();
    const fetching = aProcess().get("access", refresh);
    await vi.waitFor(() => expect(refresh).toHaveBeenCalled());
    await unit((tx) => clearTokens(tx, scope, connection.id));
    expect(await fetching).toMatchObject({ ok: true });
    const row = await db().connectionToken.findFirst({ where: { connectionId: connection.id } });
    expect(row?.sealed).toBeNull();
  });

  it("are found by no other merchant", async () => {
    const refresh = provider();
    await aProcess().get("access", refresh);
    const stranger = createTokenStore(await aMerchant(), connection.id, systemClock);
    await stranger.get("access", refresh).catch(() => undefined);
    expect(refresh.mock.calls.length).not.toBe(0);
    const rows = await db().connectionToken.findMany({ where: { connectionId: connection.id } });
    expect(rows.filter((row) => row.merchantId === scope.merchantId)).toHaveLength(1);
  });
});
