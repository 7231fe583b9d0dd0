import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { changeProblem, grantProblem, limitProblem, refuse } from "./grant-rules.ts";
import { builtInRole, ROLE_PERMISSIONS, ROLES } from "./permissions.ts";

const admin = { memberId: "mem_admin", held: ROLE_PERMISSIONS.admin, connectionIds: null };

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

const [SHOP, TILL, OTHER] = [newId("connection"), newId("connection"), newId("connection")];

describe("letting somebody see connections", () => {
  it("is for whoever sees them", () => {
    for (const wanted of [null, [], [SHOP], [SHOP, OTHER]]) expect(limitProblem(null, wanted)).toBeNull();
    expect(limitProblem([SHOP, TILL], [TILL])).toBeNull();
    expect(limitProblem([SHOP, TILL], [TILL, OTHER])).toContain("do not see");
    expect(limitProblem([SHOP, TILL], null)).toContain("choose among them");
    expect(limitProblem([], [SHOP])).toContain("do not see");
  });
});

describe("changing a member", () => {
  it("is never changing oneself", () => {
    expect(
      changeProblem(admin, { id: "mem_admin", role: builtInRole("viewer"), connectionIds: null }),
    ).toContain("Nobody changes");
  });

  it("is for whoever holds all that the member holds", () => {
    expect(
      changeProblem(admin, { id: "mem_other", role: builtInRole("admin"), connectionIds: null }),
    ).toBeNull();
    expect(changeProblem(admin, { id: "mem_owner", role: builtInRole("owner"), connectionIds: null })).toBe(
      "This member may do more than you: owners.write.",
    );
  });

  it("is for whoever sees all that the member sees", () => {
    const actor = { ...admin, connectionIds: [SHOP, TILL] };
    const member = { id: "mem_other", role: builtInRole("viewer") };
    expect(changeProblem(actor, { ...member, connectionIds: [TILL] })).toBeNull();
    for (const connectionIds of [null, [OTHER], [TILL, OTHER]])
      expect(changeProblem(actor, { ...member, connectionIds })).toBe(
        "This member sees connections that you do not see.",
      );
  });

  it("is refused with the reason", () => {
    expect(() => refuse("Because.")).toThrow(
      expect.objectContaining({ code: "forbidden", message: "Because." }),
    );
    expect(() => refuse(null)).not.toThrow();
  });
});
