import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { fixedClock } from "../clock.ts";
import type { ProviderCall } from "./create-fetch.ts";
import { type ProviderRequest, requestJson } from "./http.ts";
import { NOW } from "./testing/context.ts";
import { testFetch } from "./testing/test-fetch.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const schema = z.object({ id: z.string() });

async function ask(
  baseUrl: string,
  request: Partial<ProviderRequest<{ id: string }>> = {},
  signal = new AbortController().signal,
) {
  const calls: ProviderCall[] = [];
  const fetch = testFetch((call) => void calls.push(call));
  const result = await requestJson(
    { baseUrl, fetch, signal, clock: fixedClock(NOW) },
    { operation: "createPayment", method: "POST", path: "/v1/payments", body: { a: 1 }, schema, ...request },
  );
  await new Promise((resolve) => setImmediate(resolve));
  return { result, calls };
}

const answer =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  };

describe("requestJson", () => {
  it("reads an answer", async () => {
    const { result } = await ask(await listen(answer(201, '{"id":"p_1"}')));
    expect(result).toEqual({ ok: true, value: { id: "p_1" } });
  });

  it.each([
    [400, "invalid_request", "not_applied"],
    [401, "credentials_rejected", "not_applied"],
    [402, "declined", "not_applied"],
    [403, "permission_denied", "not_applied"],
    [404, "not_found", "not_applied"],
    [409, "conflict", "unknown"],
    [422, "invalid_request", "not_applied"],
    [429, "rate_limited", "not_applied"],
    [500, "unavailable", "unknown"],
    [503, "unavailable", "unknown"],
    [302, "unexpected_response", "unknown"],
  ])("turns %i into %s, effect %s", async (status, code, effect) => {
    const { result } = await ask(
      await listen(answer(status, '{"secret":"raw words"}', { location: "/elsewhere" })),
    );
    expect(result).toMatchObject({ ok: false, error: { code, effect, providerCode: String(status) } });
    expect(JSON.stringify(result)).not.toContain("raw words");
  });

  it("reads Retry-After as seconds and as a date", async () => {
    const seconds = await ask(await listen(answer(429, "{}", { "retry-after": "60" })));
    expect(seconds.result).toMatchObject({ error: { retryAfterMs: 60_000 } });
    const date = new Date(NOW.getTime() + 90_000).toUTCString();
    const dated = await ask(await listen(answer(503, "{}", { "retry-after": date })));
    expect(dated.result).toMatchObject({ error: { retryAfterMs: 90_000 } });
  });

  it.each([
    ["HTML", "<html>Bad gateway</html>"],
    ["nothing", ""],
    ["another shape", '{"uid":7}'],
  ])("does not guess at %s", async (_what, body) => {
    const baseUrl = await listen(answer(200, body));
    const post = await ask(baseUrl);
    expect(post.result).toMatchObject({ error: { code: "unexpected_response", effect: "unknown" } });
    const get = await ask(baseUrl, { method: "GET", body: undefined });
    expect(get.result).toMatchObject({ error: { code: "unexpected_response", effect: "not_applied" } });
  });

  it.each(["GET", "POST"] as const)("sends a %s once, whatever becomes of it", async (method) => {
    let sent = 0;
    const endings: RequestListener[] = [
      answer(503, "{}"),
      answer(429, "{}", { "retry-after": "0" }),
      answer(200, "<p>"),
      (request) => request.socket.destroy(),
    ];
    for (const [index, ending] of endings.entries()) {
      const baseUrl = await listen((request, response) => {
        sent += 1;
        ending(request, response);
      });
      const { result, calls } = await ask(baseUrl, { method, body: method === "GET" ? undefined : {} });
      expect(result.ok).toBe(false);
      expect(calls).toHaveLength(1);
      expect(sent).toBe(index + 1);
    }
  });

  it("stops reading after 1 MiB", async () => {
    const { result } = await ask(await listen(answer(200, JSON.stringify({ id: "x".repeat(1024 * 1024) }))));
    expect(result).toMatchObject({ error: { code: "unexpected_response", effect: "unknown" } });
  });

  it("leaves the effect of a timed-out POST unknown, and of a GET not", async () => {
    const baseUrl = await listen(() => undefined);
    const post = await ask(baseUrl, { timeoutMs: 50 });
    expect(post.result).toMatchObject({ error: { code: "timeout", effect: "unknown" } });
    expect(post.calls).toMatchObject([{ status: null, errorCode: expect.any(String) }]);
    const get = await ask(baseUrl, { method: "GET", body: undefined, timeoutMs: 50 });
    expect(get.result).toMatchObject({ error: { code: "timeout", effect: "not_applied" } });
  });

  it("times out while the body trickles in", async () => {
    const baseUrl = await listen((_request, response) => void response.writeHead(200).write('{"id":'));
    const { result } = await ask(baseUrl, { timeoutMs: 80 });
    expect(result).toMatchObject({ error: { code: "timeout", effect: "unknown" } });
  });

  it("leaves the effect of a reset POST unknown", async () => {
    const { result } = await ask(await listen((request) => request.socket.destroy()));
    expect(result).toMatchObject({ error: { code: "unavailable", effect: "unknown" } });
  });

  it("knows that nothing happened when no connection came about", async () => {
    const closed = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const { result } = await ask(closed);
    expect(result).toMatchObject({ error: { code: "unavailable", effect: "not_applied" } });
  });

  it("is a timeout where the caller was less patient", async () => {
    const { result } = await ask(await listen(() => undefined), {}, AbortSignal.timeout(50));
    expect(result).toMatchObject({ error: { code: "timeout", effect: "unknown" } });
  });

  it("ends with the caller's signal", async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 30);
    const { result } = await ask(await listen(() => undefined), {}, abort.signal);
    expect(result).toMatchObject({ error: { code: "unavailable", effect: "unknown" } });
  });
});

describe("createProviderFetch", () => {
  it("records a call without its secrets", async () => {
    const baseUrl = await listen(
      answer(200, '{"id":"p_1","session_token":"planted"}', { "x-request-id": "req_7" }),
    );
    const { calls } = await ask(baseUrl, {
      headers: { "x-api-key": "planted" },
      body: { apiKey: "planted", amount: 5 },
    });
    expect(calls).toEqual([
      {
        operation: "createPayment",
        attempt: 1,
        method: "POST",
        host: new URL(baseUrl).host,
        path: "/v1/payments",
        status: 200,
        durationMs: expect.any(Number),
        requestBody: '{"apiKey":"[redacted]","amount":5}',
        responseBody: '{"id":"p_1","session_token":"[redacted]"}',
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        providerRequestId: "req_7",
        at: expect.any(Date),
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain("planted");
  });

  it("survives a recorder that throws", async () => {
    const baseUrl = await listen(answer(200, '{"id":"p_1"}'));
    const fetch = testFetch(() => Promise.reject(new Error("full")));
    expect((await fetch(baseUrl)).status).toBe(200);
  });

  it("uses its sockets again, and opens at most fifty to a host", async () => {
    const sockets = new Set<unknown>();
    const baseUrl = await listen((request, response) => {
      sockets.add(request.socket);
      setTimeout(() => response.writeHead(200).end("{}"), 20);
    });
    const call = () => testFetch()(baseUrl);
    for (let index = 0; index < 5; index += 1) {
      await call();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(sockets.size).toBe(1);
    await Promise.all(Array.from({ length: 120 }, call));
    expect(sockets.size).toBe(50);
  });

  it("follows no redirect", async () => {
    const baseUrl = await listen(answer(302, "", { location: "http://169.254.169.254/" }));
    const response = await testFetch()(baseUrl);
    expect(response.status).toBe(302);
  });
});
