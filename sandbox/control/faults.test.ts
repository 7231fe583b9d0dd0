import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { jsonObject, listenForWebhooks, startTestSandbox } from "#sandbox/testing.ts";

const bearer = { authorization: `Bearer ${sandboxAccounts.gateway.apiKey}` };
const provider = "gateway";
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const set = (change: object) => sandbox.control("faults", { provider, ...change });
const balance = () => sandbox.call("GET", "/gateway/v1/balance", bearer);
const create = (amount = 100) =>
  sandbox.call("POST", "/gateway/v1/payments", bearer, { amount, currency: "USD" });
const count = async () => (await sandbox.call("GET", "/_control/payments/gateway")).body.count;

describe("a switch", () => {
  test("limited to two calls of one operation leaves all others alone, and goes off by itself", async () => {
    await set({ status: 503, path: "POST /v1/payments", times: 2 });
    const seen = [
      await balance(),
      await create(),
      await sandbox.call("GET", "/gateway/v1/payments", bearer),
      await create(),
      await create(),
    ];
    expect(seen.map(({ status }) => status)).toEqual([200, 503, 200, 503, 201]);
    const { body } = await sandbox.call("GET", "/_control/settings/gateway");
    expect(body.settings).toMatchObject({ status: null, limits: {} });
  });

  test("makes the same calls fail for the same seed, about as many as it was told", async () => {
    const run = async (errorSeed: number) => {
      await set({ errorPercent: 30, errorSeed: errorSeed + 1000 });
      await balance();
      await set({ errorSeed });
      const statuses: number[] = [];
      for (let index = 0; index < 100; index += 1) statuses.push((await balance()).status);
      return statuses;
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    const failed = first.filter((status) => status === 503).length;
    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
  });

  test("asks to wait, in each provider's own words", async () => {
    const calls = {
      "88pay": ["POST", "/88pay/api/auth/token"],
      payin: ["GET", "/payin/api/v1/orders"],
      pepay: ["GET", "/pepay/api/v1/invoices"],
      gateway: ["GET", "/gateway/v1/balance"],
    } as const;
    const bodies: Record<string, unknown> = {};
    for (const [id, [method, path]] of Object.entries(calls)) {
      await sandbox.control("faults", { provider: id, retryAfterSeconds: 7 });
      const answer = await sandbox.call(method, path);
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
      expect(answer.headers.get("x-ratelimit-remaining")).toBe(id === "gateway" ? null : "0");
      bodies[id] = answer.body;
    }
    expect(bodies).toMatchObject({
      "88pay": { status: "Error", retry_after: 7 },
      payin: { code: "RATE_LIMIT_EXCEEDED", retryAfter: 7 },
      pepay: { error_code: "RATE_LIMIT_EXCEEDED", retry_after: "1 minute" },
      gateway: { error: { code: "rate_limited" } },
    });
  });

  test("ends the connection before the answer, or halfway through it, after the work was done", async () => {
    await set({ answer: "reset", times: 1 });
    await expect(create()).rejects.toThrow("fetch failed");
    await set({ answer: "hang_up", times: 1 });
    await expect(create()).rejects.toThrow("terminated");
    expect(await count()).toBe(2);
    await set({ answer: "reset", answerWhen: "before", times: 1 });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(await count()).toBe(2);
  });

  test("answers something that is no answer", async () => {
    const text = async (answer: string) => {
      await set({ answer, times: 1 });
      return (await fetch(`${sandbox.url}/gateway/v1/balance`, { headers: bearer })).text();
    };
    const whole = await text("normal");
    await set({ answer: "normal" });
    expect(whole.startsWith(await text("cut"))).toBe(true);
    expect(await text("empty")).toBe("");
    expect(await text("html")).toContain("<!doctype html>");
    expect((await text("too_large")).length).toBeGreaterThan(2_000_000);
    for (const answer of ["cut", "garbage"]) {
      const broken = await text(answer);
      expect(() => JSON.parse(broken)).toThrow();
    }
  });

  test("lets an answer trickle", async () => {
    await set({ answer: "slow", slowBodyMs: 300, times: 1 });
    const before = performance.now();
    expect((await balance()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(250);
  });

  test("refuses everything in an outage, tokens too, and hosted pages stay", async () => {
    const made = await create();
    await sandbox.control("scenario", { provider, name: "outage" });
    const token = await sandbox.call("POST", "/gateway/oauth/token", {}, {});
    expect([token.status, (await balance()).status]).toEqual([503, 503]);
    expect((await sandbox.call("GET", `/gateway/checkout/${made.body.id}`)).status).toBe(200);
    await sandbox.control("scenario", { provider, name: "calm" });
    expect((await balance()).status).toBe(200);
  });

  test("sets the provider's clock, which tells the time in headers, records and tokens", async () => {
    await set({ clockSkewMs: 600_000 });
    const ahead = await create();
    const sent = Date.parse(ahead.headers.get("date") ?? "");
    expect(Math.abs(sent - Date.now() - 600_000)).toBeLessThan(5000);
    expect(Date.parse(String(ahead.body.created_at)) - Date.now()).toBeGreaterThan(590_000);
  });

  test("of the wrong kind, or unknown, changes nothing", async () => {
    for (const change of [{ status: 200 }, { answer: "nice" }, { times: 0, status: 500 }, { what: 1 }])
      expect((await set(change)).status).toBe(400);
    expect((await sandbox.control("scenario", { provider, name: "doom" })).status).toBe(400);
    expect((await balance()).status).toBe(200);
  });
});

describe("drift", () => {
  test("changes words and fields of answers, and leaves digits as they are", async () => {
    await set({ driftStatus: "frobnicated", newField: "frobnication", missingField: "currency" });
    const made = await create(12_345);
    expect(made.body).toMatchObject({ status: "frobnicated", frobnication: "new", amount: 12_345 });
    expect(made.body).not.toHaveProperty("currency");
  });

  test("is signed: a notification of an unknown type has a true signature", async () => {
    const hook = await listenForWebhooks();
    await sandbox.control("webhooks", { provider, url: hook.url });
    await set({ driftEvent: true, newField: "frobnication" });
    const made = await create();
    await sandbox.control("act", { provider, id: made.body.id, action: "expire" });
    const { body } = await hook.until(() => true);
    expect(JSON.parse(body)).toMatchObject({
      type: "frobnication.finished",
      data: { object: { frobnication: "new" } },
    });
    await hook.close();
  });
});

describe("notifications", () => {
  const journey = async (change: object) => {
    const hook = await listenForWebhooks();
    await sandbox.control("webhooks", { provider, url: hook.url });
    await set(change);
    for (const amount of [1, 2, 3]) {
      const made = await create(amount);
      await sandbox.control("act", { provider, id: made.body.id, action: "expire" });
    }
    return hook;
  };
  const amountsOf = (received: readonly { body: string }[]) =>
    received.map(({ body }) => {
      const { data } = jsonObject.parse(JSON.parse(body));
      return jsonObject.parse(jsonObject.parse(data).object).amount;
    });

  test("come newest first", async () => {
    const hook = await journey({ webhooks: "reorder", webhookDelayMs: 100 });
    await hook.until(() => hook.received.length === 3);
    expect(amountsOf(hook.received)).toEqual([3, 2, 1]);
    await hook.close();
  });

  test("come late, or only the next one does not come at all", async () => {
    const hook = await journey({ webhooks: "delay", webhookDelayMs: 400 });
    expect(hook.received).toHaveLength(0);
    await hook.until(() => hook.received.length === 3);
    await hook.close();
    const other = await journey({ webhooks: "never", times: 1 });
    await other.until(() => other.received.length === 2);
    expect(amountsOf(other.received).sort()).toEqual([2, 3]);
    await other.close();
  });

  test("are forged once each before the true one, and the forger tries once", async () => {
    const hook = await journey({ webhooks: "forge" });
    await hook.until(() => hook.received.length === 6);
    const signatures = hook.received.map(({ headers }) => headers["x-signature"]);
    expect(new Set(signatures).size).toBe(6);
    const { body } = await sandbox.call("GET", "/_control/deliveries?provider=gateway");
    expect(body.deliveries).toMatchObject(Array.from({ length: 3 }, () => [{ forged: true }, {}]).flat());
    await hook.close();
  });
});

describe("the fault dial's page", () => {
  const path = "/faults/gateway";

  test("sets a switch with its limit, shows it, and resets it", async () => {
    const url = `${sandbox.url}${path}`;
    const shown = await sandbox.press(url, {
      group: "status",
      status: "503",
      statusWhen: "after",
      times: "2",
    });
    expect(shown).toContain("503, 2 more times");
    expect((await create()).status).toBe(503);
    expect(await sandbox.press(url, { scenario: "flaky" })).toContain("30");
    expect((await sandbox.call("GET", "/faults")).text).toContain("Error rate: Calls in a hundred");
    expect(await sandbox.press(url, { scenario: "calm" })).toContain("Nothing: everything works.");
    expect((await balance()).status).toBe(200);
  });

  test("says what was wrong with the form, and changes nothing", async () => {
    const url = `${sandbox.url}${path}`;
    expect(await sandbox.press(url, { group: "status", status: "abc" })).toContain("Nothing was changed");
    expect((await balance()).status).toBe(200);
  });

  test("takes no form of another site, and knows no other provider", async () => {
    const foreign = await sandbox.call("POST", path, { "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    expect((await sandbox.call("GET", "/faults/nobody")).status).toBe(404);
  });

  test("lists every scenario with a sentence, and so does the README", async () => {
    const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
    const { body } = await sandbox.call("GET", "/_control/scenarios");
    const page = (await sandbox.call("GET", path)).text;
    for (const scenario of body.scenarios as { name: string; says: string }[]) {
      expect(scenario.says).toMatch(/\.$/);
      expect(page).toContain(`value="${scenario.name}"`);
      expect(readme).toContain(`| \`${scenario.name}\` | ${scenario.says} |`);
      expect((await sandbox.control("scenario", { provider, name: scenario.name })).status).toBe(200);
    }
  });
});
