import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proxy } from "../../proxy.ts";
import { overrideEnv } from "../env.ts";

beforeAll(() =>
  overrideEnv({ PAYDECK_URL: "https://desk.example.com", PAYDECK_PAY_URL: "https://pay.example.com" }),
);
afterAll(() => overrideEnv({ PAYDECK_PAY_URL: "" }));

function ask(host: string, path: string, cookie = "") {
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host, cookie } }));
}

test("on the payers' host the dashboard is not found, and is not even named", async () => {
  for (const path of ["/", "/sign-in", "/setup", "/altura/overview", "/api/auth/session", "/case/x"]) {
    const answer = ask("pay.example.com", path);
    expect(answer.status, path).toBe(404);
    expect(answer.headers.get("location")).toBeNull();
    expect(await answer.text()).toBe("Not found");
  }
});

test("payers' pages answer there, and a session that came along goes no further", () => {
  const cookie = "__Host-paydeck-session=secret; __Host-paydeck-session.1=more; paydeck-begun=a.b";
  const answer = ask("pay.example.com", "/pay/logo-k7mX2pQ9vRtH4sWbJcNzGf", cookie);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("nonce-");
  expect(answer.headers.get("x-middleware-request-cookie")).toBe("paydeck-begun=a.b");
});

test("the dashboard's host answers as ever", () => {
  expect(ask("desk.example.com", "/pay/x").status).toBe(200);
  expect(ask("desk.example.com", "/altura/overview").headers.get("location")).toContain(
    "desk.example.com/sign-in",
  );
  const cookie = "__Host-paydeck-session=secret";
  expect(ask("desk.example.com", "/altura/overview", cookie).headers.get("x-middleware-request-cookie")).toBe(
    cookie,
  );
});

test("the API answers with its own headers, takes no page's, and is not found on the payers' host", () => {
  for (const path of ["/api/v1/transactions", "/api/v1", "/api/v1/openapi.json"]) {
    const answer = ask("desk.example.com", path, "__Host-paydeck-session=secret");
    expect(answer.headers.get("x-middleware-next"), path).toBe("1");
    expect(answer.headers.get("content-security-policy"), path).toBeNull();
    expect(answer.headers.get("cache-control"), path).toBeNull();
    expect(ask("pay.example.com", path).status, path).toBe(404);
  }
  expect(ask("desk.example.com", "/api/v12").headers.get("content-security-policy")).not.toBeNull();
});
