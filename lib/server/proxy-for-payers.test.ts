import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proxy } from "../../proxy.ts";
import { overrideEnv } from "../env.ts";
import { LOOKS_PER_PAGE } from "./page-limit.ts";

beforeAll(() =>
  overrideEnv({ PAYDECK_URL: "https://desk.example.com", PAYDECK_PAY_URL: "https://pay.example.com" }),
);
afterAll(() => overrideEnv({ PAYDECK_PAY_URL: "" }));

function ask(host: string, path: string, cookie = "") {
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host, cookie } }));
}

test("on the payers' host the dashboard is not found, and is not even named", async () => {
  for (const path of ["/", "/sign-in", "/setup", "/altura/overview", "/api/auth/session", "/case/x"]) {
    const answer = await ask("pay.example.com", path);
    expect(answer.status, path).toBe(404);
    expect(answer.headers.get("location")).toBeNull();
    expect(await answer.text()).toBe("Not found");
  }
});

test("payers' pages answer there, and a session that came along goes no further", async () => {
  const cookie = "__Host-paydeck-session=secret; __Host-paydeck-session.1=more; paydeck-begun=a.b";
  const answer = await ask("pay.example.com", "/pay/logo-k7mX2pQ9vRtH4sWbJcNzGf", cookie);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("nonce-");
  expect(answer.headers.get("x-middleware-request-cookie")).toBe("paydeck-begun=a.b");
});

test("the dashboard's host answers as ever", async () => {
  expect((await ask("desk.example.com", "/pay/x")).status).toBe(200);
  const stranger = await ask("desk.example.com", "/altura/overview");
  expect(stranger.headers.get("location")).toContain("desk.example.com/sign-in");
  const cookie = "__Host-paydeck-session=secret";
  const member = await ask("desk.example.com", "/altura/overview", cookie);
  expect(member.headers.get("x-middleware-request-cookie")).toBe(cookie);
});

test("the API answers with its own headers, takes no page's, and is not found on the payers' host", async () => {
  for (const path of ["/api/v1/transactions", "/api/v1", "/api/v1/openapi.json"]) {
    const answer = await ask("desk.example.com", path, "__Host-paydeck-session=secret");
    expect(answer.headers.get("x-middleware-next"), path).toBe("1");
    expect(answer.headers.get("content-security-policy"), path).toBeNull();
    expect(answer.headers.get("cache-control"), path).toBeNull();
    expect((await ask("pay.example.com", path)).status, path).toBe(404);
  }
  const other = await ask("desk.example.com", "/api/v12");
  expect(other.headers.get("content-security-policy")).not.toBeNull();
});

test.each(["/pay/one-k7mX2pQ9vRtH4sWbJcNzGf", "/invoice/one-k7mX2pQ9vRtH4sWbJcNzGf"])(
  "%s ends at 429 with when to come back, in the reader's language, and for one address alone",
  async (path) => {
    const from = (address: string, more: Readonly<Record<string, string>> = {}, query = "") => {
      const headers = { host: "desk.example.com", "x-forwarded-for": address, ...more };
      return proxy(new NextRequest(`http://127.0.0.1:3000${path}${query}`, { headers }));
    };
    for (let look = 0; look < LOOKS_PER_PAGE; look += 1) expect((await from("192.0.2.1")).status).toBe(200);
    const ended = await from("192.0.2.1", { "accept-language": "fr,pt-BR;q=0.8" }, "?p=<script>");
    expect(ended.status).toBe(429);
    expect(Number(ended.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(ended.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(ended.headers.get("cache-control")).toContain("no-store");
    const page = await ended.text();
    expect(page).toContain('<html lang="pt">');
    expect(page).not.toContain("<script");
    expect(await (await from("192.0.2.1", {}, "?lang=es")).text()).toContain('<html lang="es">');
    expect((await from("192.0.2.2")).status).toBe(200);
  },
);

test("what is no payer's page is not counted", async () => {
  for (let look = 0; look <= LOOKS_PER_PAGE; look += 1) {
    expect((await ask("desk.example.com", "/pay/two/start")).status).toBe(200);
    expect((await ask("desk.example.com", "/sign-in")).status).toBe(200);
  }
});
