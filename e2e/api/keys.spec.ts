import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { z } from "zod";
import { test } from "../fixtures.ts";
import { API_KEYS, makeKey } from "../support/api-key.ts";
import { MERCHANT } from "../support/people.ts";

const API = `${process.env.PAYDECK_URL ?? "http://localhost:3000"}/api/v1`;
const body = z.record(z.string(), z.unknown());

/** As a system of the merchant's would: no browser, no cookie. */
async function call(key: string, path: string, sent?: object) {
  const answer = await fetch(API + path, {
    method: sent === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(sent !== undefined && { "content-type": "application/json", "idempotency-key": randomUUID() }),
    },
    ...(sent !== undefined && { body: JSON.stringify(sent) }),
  });
  return { answer, said: body.parse(await answer.json()) };
}

test("a key makes an invoice that is on the screen, and nothing once it is revoked", async ({ page }) => {
  const name = `ERP ${randomUUID().slice(0, 8)}`;
  const key = await makeKey(page, name, [/invoices\.read/, /invoices\.write/]);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("textbox", { name: "API key" })).toHaveCount(0);
  const list = page.getByRole("list", { name: "API keys" });
  const item = list.getByRole("listitem").filter({ hasText: name });
  await expect(item).toContainText(`••••${key.slice(-4)}`);
  await expect(item).toContainText("Never used");

  const { answer, said } = await call(key, "/invoices", {
    customer_name: "Carla of the ERP",
    currency: "COP",
    due_date: "2099-12-31",
    lines: [{ description: "Beans of the ERP", quantity: "2", unit_price: "50000" }],
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("ratelimit")).toMatch(/^"key";r=\d+;t=\d+$/);
  expect(said).toMatchObject({
    status: "draft",
    total: { amount: "100000.00" },
    created_by: `Key “${name}”`,
  });

  await page.goto(`${MERCHANT}/invoices/${String(said.id)}`);
  await expect(page.getByText("Beans of the ERP").first()).toBeVisible();
  const refused = await call(key, "/transactions");
  expect([refused.answer.status, refused.said.code]).toEqual([403, "forbidden"]);

  await page.goto(API_KEYS);
  await expect(item).toContainText("Last used");
  await item.getByRole("button", { name: /^Revoke/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(item).toContainText("Revoked");
  const ended = await call(key, "/invoices");
  expect([ended.answer.status, ended.said.code]).toEqual([401, "unauthorized"]);
  expect(ended.answer.headers.get("content-type")).toContain("application/problem+json");
});

test("a session opens nothing of the API, and the contract is open to everybody", async ({ page, payer }) => {
  const signedIn = await page.request.get("/api/v1/transactions");
  expect(signedIn.status()).toBe(401);
  expect((await page.request.get("/api/v1/nothing/here")).status()).toBe(404);
  const wrong = await page.request.delete("/api/v1/invoices");
  expect([wrong.status(), wrong.headers().allow]).toEqual([405, "POST, GET"]);
  const contract = await payer.request.get("/api/v1/openapi.json");
  expect(contract.headers()["cache-control"]).toBe("public, max-age=300");
  expect(body.parse(await contract.json()).openapi).toBe("3.1.0");
});

test.describe("somebody whose role does not include keys", () => {
  test.use({ expectedProblems: /status of 403/ });

  test("reads which permission is missing, and can still read how the API is called", async ({
    openBrowser,
  }) => {
    const support = await openBrowser("support");
    await support.goto(API_KEYS);
    await expect(support.getByText(/api_keys\.read/)).toBeVisible();
    await support.goto(`${API_KEYS}/guide`);
    await expect(support.getByRole("heading", { level: 1, name: "How to call the API" })).toBeVisible();
  });
});
