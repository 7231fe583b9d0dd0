import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { sendMail } from "../mail/send-mail.ts";
import { type MailWorld, makeMailWorld } from "../mail/testing/mail-world.ts";
import { createSession } from "../team/create-session.ts";
import { findLiveSession } from "../team/find-live-session.ts";
import { getMembership } from "../team/get-membership.ts";
import { listOwnMerchants } from "../team/list-own-merchants.ts";
import type { LiveSession } from "../team/membership.ts";
import { LETTERS } from "../worker/letters.ts";
import { acceptAsMember, acceptAsNewPerson } from "./accept-invitation.ts";
import { changeMemberRole } from "./change-member-role.ts";
import { inviteMember } from "./invite-member.ts";
import { listTeam } from "./list-team.ts";
import { openInvitation } from "./open-invitation.ts";
import { removeMember } from "./remove-member.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { makeTeamWorld, type TeamPerson, type TeamWorld } from "./testing/team-world.ts";

let mail: MailWorld;
let world: TeamWorld;
let owner: TeamPerson;
let admin: TeamPerson;
let count = 0;

beforeAll(async () => {
  mail = await makeMailWorld();
});
afterAll(() => mail.close());
beforeEach(async () => {
  world = await makeTeamWorld();
  [owner, admin] = await Promise.all([world.join("owner", "Lucía"), world.join("admin", "Camila")]);
});

const HOUR_MS = 3_600_000;
const later = (hours: number) => fixedClock(new Date(Date.now() + hours * HOUR_MS));
const PERSON = { name: "Sofía Marín", password: "three unrelated words" };
const closed = { code: "not_found", message: expect.stringContaining("Ask for a new one") };

function anEmail(): string {
  count += 1;
  return `new${count}@cafe.test`;
}

/** The secret at the end of an invitation's address. */
function tokenIn(url: string | null): string {
  return url?.split("/").at(-1) ?? "";
}

async function byLink(role = "finance", email = anEmail(), as = admin) {
  const made = await inviteMember(as.scope, { email, role, by: "link", connectionIds: null });
  return { ...made, email, token: tokenIn(made.url) };
}

async function signedIn(person: TeamPerson): Promise<LiveSession> {
  const session = await findLiveSession(person.session);
  if (session === null) throw new Error("signed in a moment ago");
  return session;
}

/** Sends every letter that waits for somebody, as the worker does, and answers what arrived. */
async function lettersTo(email: string) {
  const waiting = await db().mail.findMany({
    where: { merchantId: world.merchantId, toEmail: email, status: "queued" },
    orderBy: { id: "asc" },
  });
  for (const { id } of waiting) await sendMail(admin.scope, { mailId: id }, LETTERS);
  return mail.caught(email);
}

describe("an invitation by link", () => {
  it("makes a member with their own name and password, once, and lets them in with the role", async () => {
    const { token, email } = await byLink();
    expect(await openInvitation(token)).toMatchObject({ role: "Finance", email, hasAccount: false });
    const { userId, slug } = await acceptAsNewPerson({ token, ...PERSON });
    expect(slug).toBe(world.slug);
    const sid = await createSession(userId, { address: "", userAgent: "" });
    expect((await getMembership(sid, slug, "test")).member.role.id).toBe("finance");
    expect(await world.audits("invitation.accept")).toMatchObject([
      { actor: "Sofía Marín", detail: { role: "Finance" } },
    ]);
    await expect(acceptAsNewPerson({ token, ...PERSON })).rejects.toMatchObject(closed);
    expect(await openInvitation(token)).toBeNull();
    expect((await listTeam(admin.scope)).invitations).toEqual([]);
  });

  it("keeps only a hash of its secret, and writes the address down nowhere in full", async () => {
    const { token, email } = await byLink();
    const [row] = await db().invitation.findMany({ where: { merchantId: world.merchantId } });
    expect(JSON.stringify(row)).not.toContain(token);
    const [entry] = await world.audits("invitation.create");
    expect(entry).toMatchObject({ actor: "Camila", detail: { role: "Finance", by: "link" } });
    expect(JSON.stringify(entry)).not.toContain(email);
  });

  it("lets one of two who open it in the same moment in", async () => {
    const { token } = await byLink();
    const outcomes = await Promise.allSettled([
      acceptAsNewPerson({ token, ...PERSON }),
      acceptAsNewPerson({ token, ...PERSON, name: "Somebody Else" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listTeam(admin.scope)).members).toHaveLength(3);
  });

  it("opens for 72 hours; wrong, used, revoked and old ones say the same", async () => {
    const { token, invitationId } = await byLink();
    expect(await openInvitation(token, later(71.9))).not.toBeNull();
    expect(await openInvitation(token, later(72.1))).toBeNull();
    await expect(acceptAsNewPerson({ token, ...PERSON }, later(72.1))).rejects.toMatchObject(closed);
    await expect(acceptAsNewPerson({ token: "made-up", ...PERSON })).rejects.toMatchObject(closed);
    await revokeInvitation(admin.scope, { invitationId });
    await expect(acceptAsNewPerson({ token, ...PERSON })).rejects.toMatchObject(closed);
    await expect(revokeInvitation(admin.scope, { invitationId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("gets a new secret and new hours when it is sent again; the one before opens nothing", async () => {
    const { token, invitationId } = await byLink();
    const made = await resendInvitation(admin.scope, { invitationId, by: "link" }, later(80));
    expect(await openInvitation(token)).toBeNull();
    expect(await openInvitation(tokenIn(made.url), later(150))).toMatchObject({ role: "Finance" });
    expect(await world.audits("invitation.resend")).toHaveLength(1);
  });
});

describe("who is invited", () => {
  it("is nobody who belongs to the team, or is invited, already", async () => {
    const { email } = await byLink();
    await expect(byLink("viewer", email)).rejects.toMatchObject({ fields: { email: expect.any(String) } });
    await expect(byLink("viewer", owner.email)).rejects.toMatchObject({
      fields: { email: "Is a member already." },
    });
  });

  it("gets no role that the inviter could not give, nor can such an invitation be touched", async () => {
    await expect(byLink("owner")).rejects.toMatchObject({ code: "forbidden" });
    const { invitationId, token } = await byLink("owner", anEmail(), owner);
    for (const by of ["mail", "link"] as const)
      await expect(resendInvitation(admin.scope, { invitationId, by })).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(revokeInvitation(admin.scope, { invitationId })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await openInvitation(token)).toMatchObject({ role: "Owner" });
  });

  it("is asked in no more by somebody whose role was changed or who was removed", async () => {
    const first = await byLink();
    await changeMemberRole(owner.scope, { memberId: admin.id, role: "finance" });
    expect(await openInvitation(first.token)).toBeNull();
    const other = await world.join("admin");
    const second = await byLink("viewer", anEmail(), other);
    await removeMember(owner.scope, { memberId: other.id });
    expect(await openInvitation(second.token)).toBeNull();
  });
});

describe("somebody who has an account", () => {
  it("joins a second merchant signed in with the very e-mail, and sees both; nothing crosses", async () => {
    const rival = await makeTeamWorld();
    const ana = await rival.join("support", "Ana");
    const { token } = await byLink("viewer", ana.email);
    expect(await openInvitation(token)).toMatchObject({ hasAccount: true });
    await expect(acceptAsNewPerson({ token, ...PERSON })).rejects.toMatchObject({ code: "conflict" });
    expect(await acceptAsMember(await signedIn(ana), { token })).toEqual({ slug: world.slug });
    expect((await listOwnMerchants(ana.userId)).map(({ slug }) => slug)).toEqual([rival.slug, world.slug]);
    const there = await getMembership(ana.session, world.slug, "test");
    const at = await getMembership(ana.session, rival.slug, "test");
    expect([there.member.role.id, at.member.role.id]).toEqual(["viewer", "support"]);
    const { members } = await listTeam(owner.scope);
    expect(members.map(({ email }) => email).sort()).toEqual([owner.email, admin.email, ana.email].sort());
    await removeMember(admin.scope, { memberId: there.member.id });
    expect((await rival.row(ana)).isRemoved).toBe(false);
    expect((await listOwnMerchants(ana.userId)).map(({ slug }) => slug)).toEqual([rival.slug]);
  });

  it("can't accept what was meant for another e-mail, and the invitation stays open", async () => {
    const ana = await (await makeTeamWorld()).join("support", "Ana");
    const { token } = await byLink();
    await expect(acceptAsMember(await signedIn(ana), { token })).rejects.toMatchObject({ code: "forbidden" });
    expect(await openInvitation(token)).not.toBeNull();
    expect(await listOwnMerchants(ana.userId)).toHaveLength(1);
  });

  it("comes back as the member that they were, with the new role", async () => {
    const ana = await world.join("support", "Ana");
    await removeMember(owner.scope, { memberId: ana.id });
    const { token } = await byLink("viewer", ana.email);
    const session = await createSession(ana.userId, { address: "", userAgent: "" });
    await acceptAsMember(await signedIn({ ...ana, session }), { token });
    expect(await world.row(ana)).toEqual({ role: "viewer", isDisabled: false, isRemoved: false });
  });
});

describe("an invitation by mail", () => {
  it("brings a link that opens, and no copy of its secret waits anywhere", async () => {
    const email = anEmail();
    const made = await inviteMember(admin.scope, { email, role: "viewer", by: "mail", connectionIds: null });
    expect(made.url).toBeNull();
    const stored = await db().mail.findMany({ where: { merchantId: world.merchantId } });
    const [letter] = await lettersTo(email);
    const token = /\/invite\/([A-Za-z0-9_-]{43})/.exec(letter?.text ?? "")?.[1] ?? "";
    expect(letter).toMatchObject({ subject: expect.stringContaining("on Paydeck") });
    expect(letter?.text).toContain("Camila invites you");
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await openInvitation(token)).toMatchObject({ role: "Viewer", email });
    await acceptAsNewPerson({ token, ...PERSON });
  });

  it("is not sent any more once it was revoked, or another letter has taken its place", async () => {
    const email = anEmail();
    const { invitationId } = await inviteMember(admin.scope, {
      email,
      role: "viewer",
      by: "mail",
      connectionIds: null,
    });
    await resendInvitation(admin.scope, { invitationId, by: "mail" });
    expect(await lettersTo(email)).toHaveLength(1);
    const other = anEmail();
    const second = await inviteMember(admin.scope, {
      email: other,
      role: "viewer",
      by: "mail",
      connectionIds: null,
    });
    await revokeInvitation(admin.scope, { invitationId: second.invitationId });
    expect(await lettersTo(other)).toEqual([]);
  });
});

describe("a change of access", () => {
  it("is written to the person by mail, with what it was and what it is", async () => {
    const ana = await world.join("support", "Ana");
    await changeMemberRole(admin.scope, { memberId: ana.id, role: "viewer" });
    await removeMember(admin.scope, { memberId: ana.id });
    // The catcher shows the newest first.
    const letters = await lettersTo(ana.email);
    expect(letters.map(({ text }) => text)).toEqual([
      expect.stringContaining("Camila has removed you from the team."),
      expect.stringContaining("Camila changed your role from Support to Viewer."),
    ]);
  });
});
