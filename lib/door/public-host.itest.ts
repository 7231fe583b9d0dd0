import { createServer, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overrideEnv } from "../env.ts";
import { createDoor, type Door } from "./create-door.ts";

const dashboard = createServer((incoming, response) => response.end(`dashboard ${incoming.url}`));
let door: Door;
let port = 0;

beforeAll(async () => {
  overrideEnv({ PAYDECK_URL: "https://desk.example.com", PAYDECK_PAY_URL: "https://pay.example.com" });
  const upstreamPort = await listen(dashboard);
  door = createDoor({ upstream: new URL(`http://127.0.0.1:${upstreamPort}`) });
  port = await listen(door.server);
});
afterAll(async () => {
  await door.close(0);
  dashboard.close();
  overrideEnv({ PAYDECK_PAY_URL: "" });
});

function listen(server: typeof dashboard): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

function ask(host: string, path: string, method = "GET"): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: "127.0.0.1", path, method, headers: { host } }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

test("the payers' host answers payers' pages and nothing of the dashboard, not even its data", async () => {
  expect(await ask("pay.example.com", "/pay/slug?p=1")).toEqual({
    status: 200,
    body: "dashboard /pay/slug?p=1",
  });
  for (const path of ["/_next/static/a.js", "/api/link-images/slug/hash", "/invoice/slug/pdf"])
    expect(await ask("pay.example.com", path), path).toMatchObject({ status: 200 });
  for (const path of [
    "/",
    "/sign-in",
    "/altura/overview",
    "/api/merchants/altura/shell",
    "/api/health",
    "/?/pay/x",
  ])
    expect(await ask("pay.example.com", path), path).toEqual({ status: 404, body: "Not found" });
  expect(await ask("pay.example.com", "/api/webhooks/con_1", "POST")).toMatchObject({ status: 404 });
});

test("the dashboard's host answers everything, payers' pages too", async () => {
  for (const path of ["/", "/pay/slug", "/api/merchants/altura/shell"])
    expect(await ask("desk.example.com", path), path).toMatchObject({ status: 200 });
});
