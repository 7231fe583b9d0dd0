import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { getMembership } from "../team/get-membership.ts";
import { grantScope } from "../team/grant-scope.ts";
import { changeMemberRole } from "./change-member-role.ts";
import { disableMember } from "./disable-member.ts";
import { enableMember } from "./enable-member.ts";
import { endMemberSessions } from "./end-member-sessions.ts";
import { listTeam } from "./list-team.ts";
import { removeMember } from "./remove-member.ts";
import { makeTeamWorld, type TeamPerson, type TeamWorld } from "./testing/team-world.ts";
import { transferOwnership } from "./transfer-ownership.ts";

let database: TestDatabase;
let world: TeamWorld;
let owner: TeamPerson;
let admin: TeamPerson;
let finance: TeamPerson;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await makeTeamWorld();
  [owner, admin, finance] = await Promise.all([
    world.join("owner", "Lucía"),
    world.join("admin", "Camila"),
    world.join("finance", "Andrés"),
  ]);
});

const forbidden = { code: "forbidden" };

describe("a role", () => {
  it("counts with the next request, ends the member's sessions and is written down with before and after", async () => {
    await changeMemberRole(admin.scope, { memberId: finance.id, role: "viewer" });
    expect(await world.row(finance)).toMatchObject({ role: "viewer" });
    expect(await world.isSignedIn(finance)).toBe(false);
    expect(await world.isSignedIn(admin)).toBe(true);
    expect(await world.audits("member.role")).toEqual([
      {
        actor: "Camila",
        targetId: finance.id,
        detail: { roleBefore: "Finance", roleAfter: "Viewer", sessionsEnded: 1, invitationsRevoked: 0 },
      },
    ]);
  });

  it("stays, with the sessions, when it is the same", async () => {
    await changeMemberRole(admin.scope, { memberId: finance.id, role: "finance" });
    expect(await world.isSignedIn(finance)).toBe(true);
    expect(await world.audits("member.role")).toEqual([]);
  });

  it("is given only by somebody who holds all of it", async () => {
    const give = changeMemberRole(admin.scope, { memberId: finance.id, role: "owner" });
    await expect(give).rejects.toMatchObject({
      ...forbidden,
      message: expect.stringContaining("owners.write"),
    });
    expect(await world.row(finance)).toMatchObject({ role: "finance" });
    expect(await world.audits("access.denied")).toEqual([
      {
        actor: "Camila",
        targetId: finance.id,
        detail: { why: "Owner includes what you do not have: owners.write." },
      },
    ]);
    await changeMemberRole(owner.scope, { memberId: finance.id, role: "owner" });
    expect(await world.row(finance)).toMatchObject({ role: "owner" });
  });

  it("is never one's own to change", async () => {
    for (const role of ["admin", "viewer"])
      await expect(changeMemberRole(owner.scope, { memberId: owner.id, role })).rejects.toMatchObject(
        forbidden,
      );
    await expect(changeMemberRole(admin.scope, { memberId: admin.id, role: "owner" })).rejects.toMatchObject(
      forbidden,
    );
  });

  it("must be one that there is, and of this merchant", async () => {
    for (const role of ["emperor", "rol_01JD0000000000000000000000"])
      await expect(changeMemberRole(owner.scope, { memberId: finance.id, role })).rejects.toMatchObject({
        fields: { role: "Choose a role." },
      });
  });
});

describe("somebody who may do more", () => {
  it("is changed by nobody who may do less", async () => {
    for (const change of [disableMember, removeMember, endMemberSessions])
      await expect(change(admin.scope, { memberId: owner.id })).rejects.toMatchObject(forbidden);
    await expect(changeMemberRole(admin.scope, { memberId: owner.id, role: "viewer" })).rejects.toMatchObject(
      forbidden,
    );
    expect(await world.row(owner)).toEqual({ role: "owner", isDisabled: false, isRemoved: false });
    expect(await world.isSignedIn(owner)).toBe(true);
  });

  it("can't be changed by a role that may change members and little else", async () => {
    const narrow = await world.join("viewer", "Nora");
    await pool().query(
      `INSERT INTO custom_roles (merchant_id, id, name, permissions, created_by, created_at, updated_at)
       VALUES ($1, 'rol_people', 'People', '{members.read,members.write}', 'Lucía', now(), now())`,
      [world.merchantId],
    );
    await pool().query("UPDATE members SET role = 'rol_people' WHERE id = $1", [narrow.id]);
    const membership = await getMembership(narrow.session, world.slug, "test");
    const scope = await grantScope(membership, "members.write");
    await expect(disableMember(scope, { memberId: finance.id })).rejects.toMatchObject(forbidden);
    const team = await listTeam(scope);
    expect(team.roles.filter(({ problem }) => problem === null).map(({ label }) => label)).toEqual([
      "People",
    ]);
    expect(team.members.every(({ locked }) => locked !== null)).toBe(true);
  });
});

describe("a member who is disabled", () => {
  it("is out at once, and in again with the same role when enabled", async () => {
    await disableMember(admin.scope, { memberId: finance.id });
    expect(await world.isSignedIn(finance)).toBe(false);
    expect(await world.row(finance)).toEqual({ role: "finance", isDisabled: true, isRemoved: false });
    expect(await world.audits("member.disable")).toMatchObject([
      { actor: "Camila", detail: { stateBefore: "active", stateAfter: "disabled", sessionsEnded: 1 } },
    ]);
    await enableMember(admin.scope, { memberId: finance.id });
    expect(await world.row(finance)).toEqual({ role: "finance", isDisabled: false, isRemoved: false });
    expect(await world.audits("member.enable")).toHaveLength(1);
  });

  it("changes nothing any more, even with a request that was let in before", async () => {
    await disableMember(owner.scope, { memberId: admin.id });
    await expect(disableMember(admin.scope, { memberId: finance.id })).rejects.toMatchObject(forbidden);
  });
});

describe("a member who is removed", () => {
  it("is in no list any more, and what they did still bears their name", async () => {
    await changeMemberRole(admin.scope, { memberId: finance.id, role: "viewer" });
    await removeMember(owner.scope, { memberId: admin.id });
    expect(await world.row(admin)).toMatchObject({ isRemoved: true });
    expect(await world.isSignedIn(admin)).toBe(false);
    const { members } = await listTeam(owner.scope);
    expect(members.map(({ name }) => name)).toEqual(["Andrés", "Lucía"]);
    expect(await world.audits("member.role")).toMatchObject([{ actor: "Camila" }]);
    await expect(enableMember(owner.scope, { memberId: admin.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the last owner", () => {
  it("survives two owners who remove each other in the same moment, again and again", async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const team = await makeTeamWorld();
      const [one, two] = [await team.join("owner"), await team.join("owner")];
      const remove = turn % 2 === 0 ? removeMember : disableMember;
      const outcomes = await Promise.allSettled([
        remove(one.scope, { memberId: two.id }),
        remove(two.scope, { memberId: one.id }),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const rows = [await team.row(one), await team.row(two)];
      expect(rows.filter(({ isDisabled, isRemoved }) => !isDisabled && !isRemoved)).toHaveLength(1);
    }
  });

  it("survives two owners who take the role from each other", async () => {
    const two = await world.join("owner");
    const outcomes = await Promise.allSettled([
      changeMemberRole(owner.scope, { memberId: two.id, role: "admin" }),
      changeMemberRole(two.scope, { memberId: owner.id, role: "admin" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const roles = [(await world.row(owner)).role, (await world.row(two)).role];
    expect(roles.sort()).toEqual(["admin", "owner"]);
  });

  it("is not counted when disabled", async () => {
    const two = await world.join("owner");
    await disableMember(owner.scope, { memberId: two.id });
    await removeMember(owner.scope, { memberId: two.id });
    expect(await world.row(owner)).toMatchObject({ role: "owner", isDisabled: false });
  });
});

describe("ownership", () => {
  it("is handed over in one step: there is an owner all the time", async () => {
    await transferOwnership(owner.scope, { memberId: finance.id });
    expect((await world.row(finance)).role).toBe("owner");
    expect((await world.row(owner)).role).toBe("admin");
    expect(await world.isSignedIn(finance)).toBe(false);
    expect(await world.audits("member.transfer_ownership")).toMatchObject([
      { actor: "Lucía", targetId: finance.id, detail: { roleBefore: "Finance", ownRoleAfter: "Admin" } },
    ]);
    const again = transferOwnership(owner.scope, { memberId: admin.id });
    await expect(again).rejects.toMatchObject(forbidden);
  });

  it("goes to no disabled member, and is nobody else's to hand over", async () => {
    await disableMember(owner.scope, { memberId: finance.id });
    await expect(transferOwnership(owner.scope, { memberId: finance.id })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(transferOwnership(admin.scope, { memberId: finance.id })).rejects.toMatchObject(forbidden);
  });
});

describe("sessions", () => {
  it("of a member are ended by somebody who may change them", async () => {
    expect(await endMemberSessions(admin.scope, { memberId: finance.id })).toEqual({ ended: 1 });
    expect(await world.isSignedIn(finance)).toBe(false);
    expect(await endMemberSessions(admin.scope, { memberId: finance.id })).toEqual({ ended: 0 });
    expect(await world.audits("member.end_sessions")).toHaveLength(1);
  });
});

describe("another merchant's team", () => {
  it("is not there", async () => {
    const rival = await makeTeamWorld();
    const theirs = await rival.join("viewer");
    for (const change of [disableMember, enableMember, removeMember, endMemberSessions, transferOwnership])
      await expect(change(owner.scope, { memberId: theirs.id })).rejects.toMatchObject({ code: "not_found" });
    const { members } = await listTeam(owner.scope);
    expect(members.map(({ id }) => id)).not.toContain(theirs.id);
    expect(await rival.row(theirs)).toEqual({ role: "viewer", isDisabled: false, isRemoved: false });
  });
});

describe("the list", () => {
  it("says who has a second factor, who was seen, and what the reader can't change, and why", async () => {
    await pool().query(
      "INSERT INTO authenticator_apps (user_id, secret, created_at, confirmed_at) VALUES ($1, 'x', now(), now())",
      [finance.userId],
    );
    await pool().query(
      "INSERT INTO authenticator_apps (user_id, secret, created_at) VALUES ($1, 'x', now())",
      [owner.userId],
    );
    const { members, canTransfer, canWrite } = await listTeam(admin.scope);
    expect({ canTransfer, canWrite }).toEqual({ canTransfer: false, canWrite: true });
    expect(members).toMatchObject([
      { name: "Andrés", hasSecondFactor: true, locked: null, lastSeenAt: expect.any(String) },
      { name: "Camila", isYou: true, locked: expect.stringContaining("Nobody changes") },
      {
        name: "Lucía",
        isOwner: true,
        hasSecondFactor: false,
        locked: expect.stringContaining("owners.write"),
      },
    ]);
    const { members: seen } = await listTeam(finance.scope);
    expect(seen.every(({ locked }) => locked?.includes("members.write"))).toBe(true);
  });
});
