import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { authenticateKey } from "../api-keys/authenticate-key.ts";
import { createApiKey } from "../api-keys/create-api-key.ts";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import type { ConnectionId } from "../ids.ts";
import { createSession } from "../team/create-session.ts";
import { getMembership } from "../team/get-membership.ts";
import { grantScope } from "../team/grant-scope.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { acceptAsMember, acceptAsNewPerson } from "./accept-invitation.ts";
import { changeMemberConnections } from "./change-member-connections.ts";
import { changeMemberRole } from "./change-member-role.ts";
import { inviteMember } from "./invite-member.ts";
import { listTeam } from "./list-team.ts";
import { removeMember } from "./remove-member.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { makeTeamWorld, type TeamPerson, type TeamWorld } from "./testing/team-world.ts";
import { transferOwnership } from "./transfer-ownership.ts";

let database: TestDatabase;
let world: TeamWorld;
let owner: TeamPerson;
let finance: TeamPerson;
let shop: ConnectionId;
let till: ConnectionId;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await makeTeamWorld();
  [owner, finance] = await Promise.all([world.join("owner", "Lucía"), world.join("finance", "Andrés")]);
  shop = (await aConnection(owner.scope)).id;
  till = (await aConnection(owner.scope)).id;
});

const forbidden = { code: "forbidden" };
const PERSON = { name: "Sofía Marín", password: "three unrelated words" };

/** As their next request would be let in. */
async function scopeOf(person: TeamPerson, permission: Permission = "members.read"): Promise<Scope> {
  const session = await createSession(person.userId, { address: "", userAgent: "" });
  return grantScope(await getMembership(session, world.slug, "test"), permission);
}

/** Somebody who may change the team, and sees the till alone. */
async function tillManager(): Promise<{ readonly person: TeamPerson; readonly scope: Scope }> {
  const person = await world.join("viewer", "Nora");
  await pool().query(
    `INSERT INTO custom_roles (merchant_id, id, name, permissions, created_by, created_at, updated_at)
     VALUES ($1, 'rol_till', 'Till', '{members.read,members.write,transactions.read}', 'Lucía', now(), now())`,
    [world.merchantId],
  );
  await changeMemberRole(owner.scope, { memberId: person.id, role: "rol_till" });
  await changeMemberConnections(owner.scope, { memberId: person.id, connectionIds: [till] });
  return { person, scope: await scopeOf(person, "members.write") };
}

function invite(scope: Scope, connectionIds: string[] | null, role = "rol_till") {
  return inviteMember(scope, { email: `${crypto.randomUUID()}@cafe.test`, role, by: "link", connectionIds });
}

describe("a member's connections", () => {
  it("are in the scope of the next request, end the sessions and are written down with before and after", async () => {
    expect((await scopeOf(finance)).connectionIds).toBeNull();
    await changeMemberConnections(owner.scope, { memberId: finance.id, connectionIds: [till] });
    expect(await world.isSignedIn(finance)).toBe(false);
    expect((await scopeOf(finance)).connectionIds).toEqual([till]);
    await changeMemberConnections(owner.scope, { memberId: finance.id, connectionIds: null });
    expect((await scopeOf(finance)).connectionIds).toBeNull();
    const told = `Test connection (${till})`;
    expect(await world.audits("member.connections")).toMatchObject([
      {
        actor: "Lucía",
        targetId: finance.id,
        detail: { connectionsBefore: "All", connectionsAfter: told, sessionsEnded: 2, invitationsRevoked: 0 },
      },
      { detail: { connectionsBefore: told, connectionsAfter: "All" } },
    ]);
  });

  it("stay, with the sessions, when they are the same", async () => {
    await changeMemberConnections(owner.scope, { memberId: finance.id, connectionIds: null });
    expect(await world.isSignedIn(finance)).toBe(true);
    expect(await world.audits("member.connections")).toEqual([]);
  });

  it("are those of this business", async () => {
    const foreign = (await aConnection(await aMerchant())).id;
    for (const id of [foreign, "con_01JD0000000000000000000000", "' OR 1=1"]) {
      const change = changeMemberConnections(owner.scope, {
        memberId: finance.id,
        connectionIds: [till, id],
      });
      await expect(change).rejects.toMatchObject({
        fields: { connectionIds: "Choose connections of this business." },
      });
    }
    expect((await scopeOf(finance)).connectionIds).toBeNull();
  });

  it("are never one's own to change, nor an owner's or admin's to lose", async () => {
    const admin = await world.join("admin", "Camila");
    const second = await world.join("owner", "Diego");
    const limit = { connectionIds: [till] };
    const own = changeMemberConnections(owner.scope, { memberId: owner.id, ...limit });
    await expect(own).rejects.toMatchObject(forbidden);
    await expect(
      changeMemberConnections(owner.scope, { memberId: admin.id, ...limit }),
    ).rejects.toMatchObject({ fields: { connectionIds: "An admin sees every connection." } });
    await expect(
      changeMemberConnections(owner.scope, { memberId: second.id, ...limit }),
    ).rejects.toMatchObject({ fields: { connectionIds: "An owner sees every connection." } });
    await expect(invite(owner.scope, [till], "admin")).rejects.toMatchObject({
      fields: { connectionIds: "An admin sees every connection." },
    });
    await changeMemberConnections(owner.scope, { memberId: finance.id, ...limit });
    for (const role of ["owner", "admin"])
      await expect(changeMemberRole(owner.scope, { memberId: finance.id, role })).rejects.toMatchObject({
        fields: { role: expect.stringContaining("sees every connection") },
      });
    await expect(transferOwnership(owner.scope, { memberId: finance.id })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("are kept apart from the role by the database itself", async () => {
    const put = (id: string, ids: string[]) =>
      pool().query("UPDATE members SET connection_ids = $2 WHERE id = $1", [id, ids]);
    await expect(put(owner.id, [till])).rejects.toThrow("members_limit_fits_role");
    await expect(put(finance.id, [])).rejects.toThrow("members_limit_names_some");
  });
});

describe("somebody who sees some connections", () => {
  it("lets others see these and no more", async () => {
    const { scope } = await tillManager();
    for (const wider of [null, [shop], [till, shop]])
      await expect(invite(scope, wider)).rejects.toMatchObject(forbidden);
    await invite(scope, [till]);
    const reader = await world.join("viewer", "Tomás");
    await changeMemberRole(owner.scope, { memberId: reader.id, role: "rol_till" });
    const widen = changeMemberConnections(scope, { memberId: reader.id, connectionIds: [till] });
    await expect(widen).rejects.toMatchObject({
      ...forbidden,
      message: "This member sees connections that you do not see.",
    });
    await changeMemberConnections(owner.scope, { memberId: reader.id, connectionIds: [till] });
    for (const wider of [null, [shop], [till, shop]])
      await expect(
        changeMemberConnections(scope, { memberId: reader.id, connectionIds: wider }),
      ).rejects.toMatchObject(forbidden);
    await removeMember(scope, { memberId: reader.id });
    expect((await world.audits("access.denied")).map(({ detail }) => detail)).toContainEqual({
      why: "These include connections that you do not see.",
    });
  });

  it("does not touch an invitation that shows more", async () => {
    const { scope } = await tillManager();
    const { invitationId } = await invite(owner.scope, [till, shop]);
    await expect(resendInvitation(scope, { invitationId, by: "link" })).rejects.toMatchObject(forbidden);
    await expect(revokeInvitation(scope, { invitationId })).rejects.toMatchObject(forbidden);
    const { invitations, connections, roles, seesAll } = await listTeam(scope);
    expect(invitations).toMatchObject([{ connectionIds: [shop, till], locked: expect.any(String) }]);
    expect(connections.map(({ id }) => id)).toEqual([till]);
    expect(seesAll).toBe(false);
    expect(roles.filter(({ problem }) => problem === null).map(({ id }) => id)).toEqual(["rol_till"]);
  });

  it("gives no more by a request that was let in before the limit", async () => {
    const { person, scope } = await tillManager();
    await changeMemberConnections(owner.scope, { memberId: person.id, connectionIds: null });
    const wide = await scopeOf(person, "members.write");
    await changeMemberConnections(owner.scope, { memberId: person.id, connectionIds: [till] });
    await expect(invite(wide, [shop])).rejects.toMatchObject(forbidden);
    expect(scope.connectionIds).toEqual([till]);
  });
});

describe("an invitation", () => {
  it("keeps its connections when it is sent again and when it is accepted", async () => {
    const made = await invite(owner.scope, [till], "finance");
    const again = await resendInvitation(owner.scope, { invitationId: made.invitationId, by: "link" });
    const { userId } = await acceptAsNewPerson({ token: again.url?.split("/").at(-1) ?? "", ...PERSON });
    const session = await createSession(userId, { address: "", userAgent: "" });
    const { member } = await getMembership(session, world.slug, "test");
    expect(member.connectionIds).toEqual([till]);
    const words = `Test connection (${till})`;
    expect(await world.audits("invitation.create")).toMatchObject([{ detail: { connections: words } }]);
    expect(await world.audits("invitation.accept")).toMatchObject([{ detail: { connections: words } }]);
  });

  it("is revoked when whoever made it sees less", async () => {
    const { person, scope } = await tillManager();
    await changeMemberConnections(owner.scope, { memberId: person.id, connectionIds: [till, shop] });
    await invite(await scopeOf(person, "members.write"), [shop]);
    await changeMemberConnections(owner.scope, { memberId: person.id, connectionIds: [till] });
    expect((await listTeam(scope)).invitations).toEqual([]);
  });

  it("brings somebody who was removed back with its own connections, not those of before", async () => {
    await changeMemberConnections(owner.scope, { memberId: finance.id, connectionIds: [shop] });
    await removeMember(owner.scope, { memberId: finance.id });
    const email = finance.email;
    const made = await inviteMember(owner.scope, {
      ...{ email, role: "viewer", by: "link", connectionIds: [till] },
    });

    const user = { id: finance.userId, name: "Andrés", email };
    await acceptAsMember({ id: finance.session, user }, { token: made.url?.split("/").at(-1) ?? "" });
    expect((await scopeOf(finance, "overview.read")).connectionIds).toEqual([till]);
  });
});

describe("a key", () => {
  it("sees what its maker sees, as it is now", async () => {
    const developer = await world.join("developer", "Iván");
    const made = await createApiKey(developer.scope, {
      ...{ name: "Shop system", permissions: ["transactions.read"], days: null },
    });
    expect((await authenticateKey(made.key, "")).connectionIds).toBeNull();
    await changeMemberConnections(owner.scope, { memberId: developer.id, connectionIds: [till] });
    expect((await authenticateKey(made.key, "")).connectionIds).toEqual([till]);
  });
});
