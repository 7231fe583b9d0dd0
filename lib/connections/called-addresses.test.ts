import { describe, expect, it } from "vitest";
import { getProvider } from "../providers/registry.ts";
import { askProvider } from "./ask-provider.ts";
import { calledAddresses, callsNewHost } from "./called-addresses.ts";

const provider = getProvider("gateway");
const baseUrl = "https://api.gateway.example";
const called = (tokenUrl: string, base = baseUrl) => calledAddresses(provider, base, { tokenUrl });

describe("addresses that are called", () => {
  it("are the base URL and whole addresses in the credentials", () => {
    expect(called("/oauth/token")).toEqual([{ field: "baseUrl", address: baseUrl }]);
    expect(called("https://login.gateway.example/token")).toContainEqual({
      field: "credentials.tokenUrl",
      address: "https://login.gateway.example/token",
    });
  });

  it("show when secrets would go to a new host", () => {
    const before = called("https://login.gateway.example/token");
    expect(callsNewHost(called("https://login.gateway.example/v2/token"), before)).toBe(false);
    expect(callsNewHost(called("/oauth/token"), before)).toBe(false);
    expect(callsNewHost(called("https://elsewhere.example/token"), before)).toBe(true);
    expect(callsNewHost(called("/oauth/token", "https://elsewhere.example"), before)).toBe(true);
  });

  it.each([
    ["live", "https://10.0.0.1/token"],
    ["live", "http://login.gateway.example/token"],
    ["live", "https://localhost/token"],
    ["test", "http://169.254.169.254/token"],
  ] as const)("are refused at their field where they lie inside: %s, %s", async (mode, tokenUrl) => {
    const credentials = { auth: "oauth", clientId: "c", clientSecret: "s", webhookSecret: "w", tokenUrl };
    await expect(askProvider({ provider, mode, baseUrl, credentials })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { "credentials.tokenUrl": expect.any(String) },
    });
  });
});
