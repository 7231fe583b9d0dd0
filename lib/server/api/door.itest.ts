import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimReply } from "../../api-replies/claim-reply.ts";
import { trimReplies } from "../../api-replies/trim-replies.ts";
import type { Scope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import { assertId } from "../../ids.ts";
import { type LinkWorld, makeLinkWorld } from "../../payment-links/testing/link-world.ts";
import { type Asked, aKey, anOwner, callApi } from "../testing/call-api.ts";
import { CALLS_PER_KEY } from "./call-limit.ts";
import { problemDto } from "./problem.ts";
import { MOST_BODY_BYTES } from "./read-body.ts";

let world: LinkWorld;
let owner: Scope;
let key: string;
let keyId: string;

beforeAll(async () => {
  world = await makeLinkWorld();
  owner = await anOwner(world.scope.merchantId);
  ({ key, id: keyId } = await aKey(owner));
});
afterAll(() => world.close());

const body = (title = "Cupping class") => ({
  title,
  amount: "120000.00",
  currency: "COP",
  ways: [{ connection_id: world.connections["88pay"] }],
});
const post = (asked: Asked) => callApi("/payment-links", { method: "POST", key, ...asked });

async function problem(answer: Response) {
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const said = problemDto.parse(await answer.json());
  expect(said).toMatchObject({ status: answer.status, type: `urn:paydeck:problem:${said.code}` });
  return said;
}

describe("who is let in", () => {
  it("is whoever shows a key that works, and its row says when and from where", async () => {
    const answer = await callApi("/transactions", {
      key,
      headers: { "x-forwarded-for": "1.1.1.1, 203.0.113.7" },
    });
    expect(answer.status).toBe(200);
    const row = await db().apiKey.findFirstOrThrow({ where: { id: keyId } });
    expect(row.lastAddress).toBe("203.0.113.7");
    expect(Date.now() - Number(row.lastUsedAt)).toBeLessThan(60_000);
  });

  it("is refused in the same words without a key, with an unknown, an expired and a revoked one", async () => {
    const long = new Date(Date.now() - 31 * 86_400_000);
    const expired = await aKey(owner, ["transactions.read"], { days: 30, at: long });
    const revoked = await aKey(owner);
    expect((await callApi("/transactions", { key: revoked.key })).status).toBe(200);
    const { revokeApiKey } = await import("../../api-keys/revoke-api-key.ts");
    await revokeApiKey(owner, { keyId: revoked.id });
    const unknown = await aKey(owner);
    await db().apiKey.deleteMany({ where: { id: unknown.id } });
    const tried: Asked[] = [
      {},
      { key: "pd_live_short" },
      { key: unknown.key },
      { key: expired.key },
      { key: revoked.key },
      { headers: { authorization: `Basic ${btoa(`${key}:`)}` } },
      { headers: { cookie: `paydeck=${key}` } },
    ];
    const said = [];
    for (const asked of tried) {
      const answer = await callApi("/transactions", asked);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      const { request_id: _id, ...rest } = await problem(answer);
      said.push(rest);
    }
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it("meets a refusal that names the permission, which the audit log holds once", async () => {
    const poor = await aKey(owner, ["links.read"], { name: "Till" });
    for (let time = 0; time < 3; time += 1) {
      const answer = await callApi("/transactions", {
        key: poor.key,
        headers: { "x-request-id": "till-0000001" },
      });
      expect(answer.status).toBe(403);
      expect(await problem(answer)).toMatchObject({ code: "forbidden", request_id: "till-0000001" });
    }
    const entries = await db().auditEntry.findMany({ where: { actor: "Key “Till”" } });
    expect(entries).toMatchObject([
      { action: "access.denied", targetId: "transactions.read", memberId: null, requestId: "till-0000001" },
    ]);
  });

  it("is told how many requests are left, and to wait once there are none", async () => {
    const eager = await aKey(owner, ["links.read"]);
    const first = await callApi("/transactions", { key: eager.key });
    expect(first.headers.get("ratelimit-policy")).toBe(`"key";q=${CALLS_PER_KEY};w=60`);
    expect(first.headers.get("ratelimit")).toBe(`"key";r=${CALLS_PER_KEY - 1};t=60`);
    const calls = Array.from({ length: CALLS_PER_KEY }, () => callApi("/transactions", { key: eager.key }));
    const refused = (await Promise.all(calls)).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    const [last] = refused;
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last?.headers.get("ratelimit")).toMatch(/^"key";r=0;t=\d+$/);
    expect((await callApi("/transactions", { key })).status).toBe(200);
  });
});

describe("what is refused", () => {
  it("an address that there is not, and a method that it does not take", async () => {
    for (const path of ["", "/nothing", "/transactions/txn_1/nothing/more"]) {
      const answer = await callApi(path, { key });
      expect([answer.status, (await problem(answer)).code]).toEqual([404, "not_found"]);
    }
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await callApi("/invoices", { method, key });
      expect([answer.status, (await problem(answer)).code]).toEqual([405, "method_not_allowed"]);
      expect(answer.headers.get("allow")).toBe("POST, GET");
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  it.each([
    ["malformed_json", 400, () => ({ body: '{"title": ' })],
    ["unsupported_media_type", 415, () => ({ body: body(), headers: { "content-type": "text/plain" } })],
    ["unsupported_media_type", 415, () => ({ body: body(), headers: { "content-encoding": "gzip" } })],
    ["too_large", 413, () => ({ body: { ...body(), message: "x".repeat(MOST_BODY_BYTES) } })],
    ["too_large", 413, () => ({ body: body(), headers: { "content-length": String(2 ** 30) } })],
    ["idempotency_key_missing", 400, () => ({ body: body(), headers: { "idempotency-key": "" } })],
    ["invalid_input", 400, () => ({ body: body(), headers: { "idempotency-key": "two words" } })],
  ] as const)("%s, with %i", async (code, status, asked) => {
    const answer = await post(asked());
    expect([answer.status, (await problem(answer)).code]).toEqual([status, code]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("fields, by name: those of the API, those that the form judges, and those that there are not", async () => {
    const wrong = {
      ...body(""),
      amount: "1,000",
      customer_email: "nobody",
      colour: "red",
      ways: [{ connection_id: "con_1", method: "card" }],
    };
    const { errors } = await problem(await post({ body: wrong }));
    expect(errors?.map(({ field }) => field).sort()).toEqual(["amount", "colour", "ways.0.method"]);
    const form = { ...body(""), customer_email: "nobody", return_url: "javascript:alert(1)" };
    const judged = await problem(await post({ body: form }));
    expect(judged.errors?.map(({ field }) => field).sort()).toEqual([
      "customer_email",
      "return_url",
      "title",
    ]);
    const foreign = { ...body(), ways: [{ connection_id: "con_elsewhere" }] };
    expect((await problem(await post({ body: foreign }))).errors?.[0]?.field).toMatch(/^ways\.0/);
    const kept = { ...body("a\0b") };
    expect((await problem(await post({ body: kept }))).errors?.[0]?.field).toBe("title");
    expect((await problem(await post({ body: '{"title":"\\ud800"}' }))).errors?.[0]?.field).toBe("title");
    expect(await db().paymentLink.count()).toBe(0);
  });

  it("parameters, by name", async () => {
    const tried = {
      "limit=0": "limit",
      "limit=101": "limit",
      "limit=ten": "limit",
      "after=nonsense": "after",
      "status=paid": "status.0",
      "created_from=yesterday": "created_from",
      "colour=red": "colour",
      "limit=5&limit=6": "limit",
      "reference=%00": "reference",
    };
    for (const [search, field] of Object.entries(tried)) {
      const { errors } = await problem(await callApi(`/transactions?${search}`, { key }));
      expect(errors?.[0]?.field, search).toBe(field);
    }
  });

  it("what is another merchant's, or of the other mode, as if it were not there", async () => {
    const made: { id: string } = await (await post({ body: body() })).json();
    const { aMerchant } = await import("../../testing/merchant-fixture.ts");
    const rival = await anOwner((await aMerchant()).merchantId);
    const live = await anOwner(world.scope.merchantId, "live");
    const others = [(await aKey(rival)).key, (await aKey(live)).key];
    expect(others[1]).toMatch(/^pd_live_/);
    for (const other of others) {
      const answer = await callApi(`/payment-links/${made.id}`, { key: other });
      expect([answer.status, (await problem(answer)).code]).toEqual([404, "not_found"]);
      expect(await (await callApi("/payment-links", { key: other })).json()).toEqual({
        data: [],
        next: null,
      });
    }
    expect((await callApi(`/payment-links/${made.id}`, { key })).status).toBe(200);
  });
});

describe("an idempotency key", () => {
  it("makes one link of twenty requests at once, and each is told of the same", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const before = await db().paymentLink.count();
    const asked = Array.from({ length: 20 }, () => post({ body: body("Once"), headers }));
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get("idempotent-replayed") === "true")).toHaveLength(19);
    expect(await db().paymentLink.count()).toBe(before + 1);
  });

  it("is refused with another body, and answers a refusal again as it was", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const refused = { ...body(), ways: [{ connection_id: "con_elsewhere" }] };
    const first = await post({ body: refused, headers });
    const again = await post({ body: refused, headers });
    expect([first.status, again.status]).toEqual([400, 400]);
    expect(await again.text()).toBe(await first.text());
    const other = await post({ body: body(), headers });
    expect([other.status, (await problem(other)).code]).toEqual([422, "idempotency_key_reused"]);
    const elsewhere = await callApi("/payment-links", {
      ...{ method: "POST", body: body(), headers },
      key: (await aKey(owner)).key,
    });
    expect(elsewhere.status).toBe(201);
  });

  it("is free for a correction of what could not be read", async () => {
    const headers = { "idempotency-key": randomUUID() };
    expect((await post({ body: { ...body(), amount: "a lot" }, headers })).status).toBe(400);
    expect((await post({ body: body(), headers })).status).toBe(201);
  });

  it("finds what was written down before a crash, and makes nothing twice", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const first: { id: string } = await (await post({ body: body("Crash"), headers })).json();
    const where = { key: headers["idempotency-key"] };
    // The link was committed; the answer never was.
    const lost = new Date(Date.now() - 61_000);
    await db().apiReply.updateMany({ where, data: { status: null, createdAt: lost } });
    const answers = await Promise.all([1, 2, 3].map(() => post({ body: body("Crash"), headers })));
    for (const answer of answers) expect(await answer.json()).toMatchObject({ id: first.id });
    expect(await db().paymentLink.count({ where: { title: "Crash" } })).toBe(1);
  });

  it("is busy while the first request works, and free once a day has passed", async () => {
    const at = { merchantId: owner.merchantId, keyId: assertId("apiKey", keyId), key: randomUUID() };
    const now = new Date();
    expect(await claimReply(at, "one", now)).toEqual({ is: "ours" });
    expect(await claimReply(at, "one", now)).toEqual({ is: "busy" });
    expect(await claimReply(at, "two", now)).toEqual({ is: "other" });
    const tomorrow = new Date(now.getTime() + 86_400_001);
    expect(await claimReply(at, "two", tomorrow)).toEqual({ is: "ours" });
    await trimReplies(new Date(tomorrow.getTime() + 86_400_001));
    expect(await db().apiReply.count()).toBe(0);
  });
});
