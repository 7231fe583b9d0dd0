import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { startTestSandbox } from "#sandbox/testing.ts";
import type { Scope } from "../../auth/scope.ts";
import { fixedClock, systemClock } from "../../clock.ts";
import type { Connection } from "../../connections/connection.ts";
import { createTokenStore } from "../../connections/token-store.ts";
import { createTestDatabase, type TestDatabase } from "../../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../../testing/merchant-fixture.ts";
import type { ProviderContext } from "../contract.ts";
import { testContext } from "../testing/context.ts";
import { testFetch } from "../testing/test-fetch.ts";
import { eightyEightPay } from "./index.ts";

const { operations } = eightyEightPay;
const credentials = { ...sandboxAccounts["88pay"], country: "CO" };

let database: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let scope: Scope;
let connection: Connection;
/** Requests for a token, and the most of them that were under way at once. */
let asked = 0;
let atOnce = 0;
let inFlight = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startTestSandbox();
  scope = await aMerchant();
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  await sandbox.control("reset", { provider: "88pay" });
  connection = await aConnection(scope, { provider: "88pay", baseUrl: `${sandbox.url}/88pay`, credentials });
  asked = 0;
  atOnce = 0;
});

/** A worker or web process of its own: it shares nothing with the others but the database. */
function aProcess(afterMs = 0): ProviderContext {
  const clock = afterMs === 0 ? systemClock : fixedClock(new Date(Date.now() + afterMs));
  const send = testFetch();
  const counting: typeof fetch = async (input, init) => {
    if (!String(input).endsWith("/api/auth/token")) return send(input, init);
    asked += 1;
    inFlight += 1;
    atOnce = Math.max(atOnce, inFlight);
    await sleep(40);
    return send(input, init).finally(() => {
      inFlight -= 1;
    });
  };
  const context = testContext({ credentials, fetch: counting, baseUrl: connection.baseUrl, clock });
  return { ...context, tokens: createTokenStore(scope, connection.id, clock) };
}

const balance = (context: ProviderContext) => operations.listBalances?.(context);

it("twelve processes that call at once ask for one token", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => balance(aProcess())));
  expect(answers.every((answer) => answer?.ok)).toBe(true);
  expect({ asked, atOnce }).toEqual({ asked: 1, atOnce: 1 });
});

it("a token is used for fifty seconds of its sixty", async () => {
  await balance(aProcess());
  expect(await balance(aProcess(49_000))).toMatchObject({ ok: true });
  expect(asked).toBe(1);
  expect(await balance(aProcess(51_000))).toMatchObject({ ok: true });
  expect(asked).toBe(2);
});

it("processes that are all refused with the same token ask for one new one", async () => {
  await balance(aProcess());
  // 88Pay forgets its sessions: every token given out so far is refused.
  await sandbox.control("reset", { provider: "88pay" });
  const answers = await Promise.all(Array.from({ length: 6 }, () => balance(aProcess())));
  expect(answers.every((answer) => answer?.ok)).toBe(true);
  expect({ asked, atOnce }).toEqual({ asked: 2, atOnce: 1 });
});

it("stops at ten tokens a minute by itself: 88Pay has nothing to refuse", async () => {
  for (let count = 0; count < 10; count += 1)
    expect(await operations.checkCredentials(aProcess())).toMatchObject({ ok: true });
  const refused = await operations.checkCredentials(aProcess());
  expect(refused).toMatchObject({ ok: false, error: { code: "rate_limited", effect: "not_applied" } });
  expect(refused.ok ? 0 : refused.error.retryAfterMs).toBeGreaterThan(30_000);
  expect(asked).toBe(10);
  expect(await balance(aProcess()), "the token that is there still serves").toMatchObject({ ok: true });
});

it("stops at a hundred tokens an hour", async () => {
  await sandbox.control("settings", { provider: "88pay", tokenLimits: false });
  for (let minute = 0; minute < 10; minute += 1)
    for (let count = 0; count < 10; count += 1)
      expect(await operations.checkCredentials(aProcess(minute * 63_000 + 1)), `${minute}`).toMatchObject({
        ok: true,
      });
  expect(await operations.checkCredentials(aProcess(10 * 63_000))).toMatchObject({
    ok: false,
    error: { code: "rate_limited" },
  });
  expect(asked).toBe(100);
  expect(await operations.checkCredentials(aProcess(3_603_000))).toMatchObject({ ok: true });
}, 30_000);
