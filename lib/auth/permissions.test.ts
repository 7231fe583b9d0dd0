import { describe, expect, it } from "vitest";
import { isRole, PERMISSIONS, ROLE_PERMISSIONS, ROLES } from "./permissions.ts";

describe("roles", () => {
  it("give the owner everything and the others less", () => {
    expect(ROLE_PERMISSIONS.owner).toEqual(PERMISSIONS);
    for (const role of ROLES.filter((name) => name !== "owner")) {
      expect(ROLE_PERMISSIONS[role].length).toBeLessThan(PERMISSIONS.length);
    }
  });

  it("name each permission at most once", () => {
    for (const role of ROLES)
      expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
  });

  it("let only owner and developer change connections or replay webhooks", () => {
    const holders = (wanted: (typeof PERMISSIONS)[number]) =>
      ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(wanted));
    expect(holders("connections.write")).toEqual(["owner", "developer"]);
    expect(holders("webhooks.replay")).toEqual(["owner", "developer"]);
    expect(holders("webhooks.personal")).toEqual(["owner", "developer"]);
  });

  it("keep balances from support and developer", () => {
    expect(ROLE_PERMISSIONS.support).not.toContain("balances.read");
    expect(ROLE_PERMISSIONS.developer).not.toContain("balances.read");
  });

  it("are a closed list", () => {
    expect(isRole("owner")).toBe(true);
    expect(isRole("Owner")).toBe(false);
    expect(isRole("toString")).toBe(false);
  });
});
