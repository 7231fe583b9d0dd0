import { afterEach, describe, expect, test } from "vitest";
import { overrideEnv, publicUrl } from "../env.ts";
import { isPublicHost, isPublicPath } from "./public-host.ts";

const at = (host: string, more: Record<string, string> = {}) => isPublicHost(new Headers({ host, ...more }));

afterEach(() => overrideEnv({ PAYDECK_PAY_URL: "", PAYDECK_URL: "" }));

describe("a host of their own for payers", () => {
  test("is the one that is configured, by whichever header names it", () => {
    overrideEnv({ PAYDECK_URL: "https://desk.example.com", PAYDECK_PAY_URL: "https://pay.example.com/" });
    expect(publicUrl()).toBe("https://pay.example.com");
    expect(at("pay.example.com")).toBe(true);
    expect(at("127.0.0.1:3000", { "x-forwarded-host": "pay.example.com" })).toBe(true);
    expect(at("desk.example.com")).toBe(false);
    // Claiming to come from the dashboard's host opens nothing.
    expect(at("pay.example.com", { "x-forwarded-host": "desk.example.com" })).toBe(true);
  });

  test("is none where it is unset or the dashboard's own", () => {
    overrideEnv({ PAYDECK_URL: "https://desk.example.com", PAYDECK_PAY_URL: "" });
    expect(publicUrl()).toBe("https://desk.example.com");
    expect(at("desk.example.com")).toBe(false);
    overrideEnv({ PAYDECK_PAY_URL: "https://desk.example.com" });
    expect(at("desk.example.com")).toBe(false);
  });

  test("answers what payers need and nothing else", () => {
    for (const path of [
      "/pay/x",
      "/pay/x/start",
      "/pay/x/ask",
      "/api/pay/x",
      "/invoice/x",
      "/invoice/x/pdf",
      "/_next/static/a.js",
      "/icon.svg",
    ])
      expect(isPublicPath(path), path).toBe(true);
    for (const path of [
      "/",
      "/pay",
      "/payments/x",
      "/sign-in",
      "/setup",
      "/altura/overview",
      "/case/x",
      "/api/auth/session",
      "/api/merchants/altura/shell",
      "/api/webhooks/con_1",
      "/api/health",
      "/invoices/x",
    ])
      expect(isPublicPath(path), path).toBe(false);
  });
});
