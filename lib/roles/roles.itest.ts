import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Permission } from "../auth/permissions.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { changeMemberRole } from "../members/change-member-role.ts";
import { inviteMember } from "../members/invite-member.ts";
import { makeTeamWorld, type TeamPerson, type TeamWorld } from "../members/testing/team-world.ts";
import { createSession } from "../team/create-session.ts";
import { getMembership } from "../team/get-membership.ts";
import { grantScope } from "../team/grant-scope.ts";
import { changeRole } from "./change-role.ts";
import { createRole } from "./create-role.ts";
import { listRoles } from "./list-roles.ts";
import { removeRole } from "./remove-role.ts";
import { roleInput } from "./schema.ts";

let database: TestDatabase;
let world: TeamWorld;
let owner: TeamPerson;
let admin: TeamPerson;
let viewer: TeamPerson;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await makeTeamWorld();
  [owner, admin, viewer] = await Promise.all([
    world.join("owner"),
    world.join("admin"),
    world.join("viewer"),
  ]);
});

const TILL: Permission[] = ["overview.read", "links.read", "links.write"];

async function till(permissions = TILL, name = "Till"): Promise<string> {
  return (await createRole(admin.scope, { name, permissions })).roleId;
}

async function membershipOf(person: TeamPerson) {
  const sid = await createSession(person.userId, { address: "", userAgent: "" });
  return { sid, membership: await getMembership(sid, world.slug, "test") };
}

describe("a custom role", () => {
  it("gives exactly what it names, read with the session in one statement", async () => {
    const role = await till();
    await changeMemberRole(admin.scope, { memberId: viewer.id, role });
    const { membership } = await membershipOf(viewer);
    expect(membership.member.role).toEqual({ id: role, label: "Till", permissions: TILL });
    expect(await grantScope(membership, "links.write")).toMatchObject({ merchantId: world.merchantId });
    await expect(grantScope(membership, "transactions.read")).rejects.toMatchObject({
      code: "forbidden",
      message: "Your role, Till, does not include this (transactions.read). Ask an owner.",
    });
  });

  it("can include no more than whoever makes it has, and never the role of owner", async () => {
    const people = await till(["members.read", "roles.write"], "People");
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: people });
    const { membership } = await membershipOf(viewer);
    const scope = await grantScope(membership, "roles.write");
    await expect(createRole(scope, { name: "More", permissions: ["payouts.create"] })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("payouts.create"),
    });
    expect(roleInput.safeParse({ name: "Second owner", permissions: ["owners.write"] }).success).toBe(false);
    expect(roleInput.safeParse({ name: "Odd", permissions: ["tills.open"] }).success).toBe(false);
  });

  it("is changed by nobody who lacks some of it, nor by whoever has it", async () => {
    const people = await till(["members.read", "roles.write"], "People");
    const other = await till(TILL);
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: people });
    const { membership } = await membershipOf(viewer);
    const scope = await grantScope(membership, "roles.write");
    const narrow = { name: "Till", permissions: ["members.read" as const] };
    await expect(changeRole(scope, { ...narrow, roleId: other })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(removeRole(scope, { roleId: other })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeRole(scope, { ...narrow, roleId: people })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("counts at once when it is changed, and ends the sessions of whoever has it; a new name ends none", async () => {
    const roleId = await till();
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: roleId });
    const { sid } = await membershipOf(viewer);
    await changeRole(admin.scope, { roleId, name: "Front till", permissions: TILL });
    expect((await getMembership(sid, world.slug, "test")).member.role.label).toBe("Front till");
    const { sessionsEnded } = await changeRole(admin.scope, {
      roleId,
      name: "Front till",
      permissions: ["links.read"],
    });
    expect(sessionsEnded).toBe(1);
    await expect(getMembership(sid, world.slug, "test")).rejects.toMatchObject({ code: "not_signed_in" });
    const { membership } = await membershipOf(viewer);
    expect(membership.member.role.permissions).toEqual(["links.read"]);
    expect(await world.audits("role.change")).toMatchObject([
      { detail: { nameBefore: "Till", nameAfter: "Front till", added: "", taken: "", sessionsEnded: 0 } },
      { detail: { added: "", taken: "overview.read, links.write", members: 1, sessionsEnded: 1 } },
    ]);
  });

  it("is removed only when nobody has it and nobody is invited to it", async () => {
    const roleId = await till();
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: roleId });
    const taken = { code: "conflict", message: expect.stringContaining("one person") };
    await expect(removeRole(admin.scope, { roleId })).rejects.toMatchObject(taken);
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: "viewer" });
    await inviteMember(admin.scope, {
      email: "new@cafe.test",
      role: roleId,
      by: "link",
      connectionIds: null,
    });
    await expect(removeRole(admin.scope, { roleId })).rejects.toMatchObject(taken);
    await pool().query("UPDATE invitations SET revoked_at = now() WHERE merchant_id = $1", [
      world.merchantId,
    ]);
    await pool().query("UPDATE merchants SET factor_roles = ARRAY[$2, 'owner'] WHERE id = $1", [
      world.merchantId,
      roleId,
    ]);
    await removeRole(admin.scope, { roleId });
    const { rows } = await pool().query("SELECT factor_roles FROM merchants WHERE id = $1", [
      world.merchantId,
    ]);
    expect(rows).toEqual([{ factor_roles: ["owner"] }]);
    await expect(removeRole(admin.scope, { roleId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives nothing for names that the table does not know, as after an upgrade", async () => {
    const roleId = await till();
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: roleId });
    await pool().query(
      "UPDATE custom_roles SET permissions = '{tills.open,owners.write,links.read}' WHERE id = $1",
      [roleId],
    );
    const { membership } = await membershipOf(viewer);
    expect(membership.member.role.permissions).toEqual(["links.read"]);
  });

  it("has a name of its own, whatever its case, and not a built-in one's", async () => {
    await till();
    for (const name of ["Till", "tILL", "Owner", "viewer"])
      await expect(createRole(admin.scope, { name, permissions: TILL })).rejects.toMatchObject({
        fields: { name: "Another role is called so." },
      });
  });

  it("of another merchant is not there", async () => {
    const roleId = await till();
    const rival = await (await makeTeamWorld()).join("owner");
    await expect(removeRole(rival.scope, { roleId })).rejects.toMatchObject({ code: "not_found" });
    await expect(changeRole(rival.scope, { roleId, name: "X", permissions: TILL })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await listRoles(rival.scope)).roles.map(({ id }) => id)).not.toContain(roleId);
    await expect(changeMemberRole(rival.scope, { memberId: viewer.id, role: roleId })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the list", () => {
  it("has every role with what it may do, who has it, and why it can't be changed", async () => {
    const roleId = await till();
    await changeMemberRole(admin.scope, { memberId: viewer.id, role: roleId });
    const { roles, canWrite } = await listRoles(owner.scope);
    expect(canWrite).toBe(true);
    expect(roles.map(({ label }) => label)).toEqual([
      "Owner",
      "Admin",
      "Finance",
      "Developer",
      "Support",
      "Biller",
      "Viewer",
      "Till",
    ]);
    expect(roles.at(-1)).toMatchObject({ isBuiltIn: false, people: 1, locked: null, permissions: TILL });
    expect(roles[0]).toMatchObject({ people: 1, locked: "Built-in roles stay as they are." });
  });
});
