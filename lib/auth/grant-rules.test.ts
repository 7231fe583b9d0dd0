import { describe, expect, it } from "vitest";
import { changeProblem, grantProblem, refuse } from "./grant-rules.ts";
import { builtInRole, ROLE_PERMISSIONS, ROLES } from "./permissions.ts";

const admin = { memberId: "mem_admin", held: ROLE_PERMISSIONS.admin };

describe("giving a role", () => {
  it("takes everything that the role includes", () => {
    for (const role of ROLES) expect(grantProblem(ROLE_PERMISSIONS.owner, builtInRole(role))).toBeNull();
    for (const role of ROLES.filter((one) => one !== "owner"))
      expect(grantProblem(ROLE_PERMISSIONS.admin, builtInRole(role))).toBeNull();
    expect(grantProblem(ROLE_PERMISSIONS.admin, builtInRole("owner"))).toBe(
      "Owner includes what you do not have: owners.write.",
    );
  });

  it("names what is missing, three of it", () => {
    expect(
      grantProblem(["links.read"], { id: "rol_1", label: "Till", permissions: ["links.read"] }),
    ).toBeNull();
    expect(grantProblem(["links.read"], builtInRole("viewer"))).toBe(
      "Viewer includes what you do not have: overview.read, transactions.read, deposits.read and 3 more.",
    );
  });

  it("can't be done by a role that is narrow in one thing alone", () => {
    const all = ROLE_PERMISSIONS.finance;
    for (const one of all)
      expect(
        grantProblem(
          all.filter((held) => held !== one),
          builtInRole("finance"),
        ),
      ).toContain(one);
  });
});

describe("changing a member", () => {
  it("is never changing oneself", () => {
    expect(changeProblem(admin, { id: "mem_admin", role: builtInRole("viewer") })).toContain(
      "Nobody changes",
    );
  });

  it("is for whoever holds all that the member holds", () => {
    expect(changeProblem(admin, { id: "mem_other", role: builtInRole("admin") })).toBeNull();
    expect(changeProblem(admin, { id: "mem_owner", role: builtInRole("owner") })).toBe(
      "This member may do more than you: owners.write.",
    );
  });

  it("is refused with the reason", () => {
    expect(() => refuse("Because.")).toThrow(
      expect.objectContaining({ code: "forbidden", message: "Because." }),
    );
    expect(() => refuse(null)).not.toThrow();
  });
});
