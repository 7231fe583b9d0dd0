import { describe, expect, it } from "vitest";
import { heldRole, isRole, PERMISSIONS, type Permission, ROLE_PERMISSIONS, ROLES } from "./permissions.ts";

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

  const holders = (wanted: Permission) => ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(wanted));

  it("let only owner, admin and developer change connections or replay webhooks", () => {
    expect(holders("connections.write")).toEqual(["owner", "admin", "developer"]);
    expect(holders("webhooks.replay")).toEqual(["owner", "admin", "developer"]);
    expect(holders("webhooks.personal")).toEqual(["owner", "admin", "developer"]);
  });

  it("let an admin do everything but give and take the role of owner", () => {
    expect(ROLE_PERMISSIONS.owner.filter((one) => !ROLE_PERMISSIONS.admin.includes(one))).toEqual([
      "owners.write",
    ]);
    expect(holders("owners.write")).toEqual(["owner"]);
  });

  it("keep the team, its roles and the audit log with owner and admin", () => {
    for (const wanted of ["members.write", "roles.write", "audit.read", "settings.write"] as const)
      expect(holders(wanted)).toEqual(["owner", "admin"]);
    expect(holders("members.read")).toEqual(["owner", "admin", "finance"]);
    expect(holders("api_keys.write")).toEqual(["owner", "admin", "developer"]);
  });

  it("let money leave by owner, admin and those who work with it", () => {
    expect(holders("payouts.create")).toEqual(["owner", "admin", "finance"]);
    expect(holders("refunds.create")).toEqual(["owner", "admin", "finance", "support"]);
    expect(holders("customers.reveal")).toEqual(["owner", "admin", "finance", "support"]);
  });

  it("let a viewer only read, and nothing that is about persons", () => {
    expect(ROLE_PERMISSIONS.viewer.filter((one) => !one.endsWith(".read"))).toEqual([]);
    for (const personal of ["customers.read", "invoices.read", "audit.read", "members.read"] as const)
      expect(ROLE_PERMISSIONS.viewer).not.toContain(personal);
  });

  it("keep balances from support and developer", () => {
    expect(ROLE_PERMISSIONS.support).not.toContain("balances.read");
    expect(ROLE_PERMISSIONS.developer).not.toContain("balances.read");
  });

  it("ignore what a stored role names and the table does not, and never make an owner of it", () => {
    const stored = {
      name: "Tills",
      permissions: ["links.read", "tills.open", "owners.write", "overview.read"],
    };
    expect(heldRole("rol_1", stored)).toEqual({
      id: "rol_1",
      label: "Tills",
      permissions: ["overview.read", "links.read"],
    });
    expect(heldRole("rol_1", null)).toBeNull();
    expect(heldRole("viewer", stored)?.label).toBe("Viewer");
  });

  it("are a closed list", () => {
    expect(isRole("owner")).toBe(true);
    expect(isRole("Owner")).toBe(false);
    expect(isRole("toString")).toBe(false);
  });
});
