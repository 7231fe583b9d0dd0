import { afterAll, beforeAll, expect, it } from "vitest";
import { builtInRole } from "../../auth/permissions.ts";
import { memberScope } from "../../auth/scope.ts";
import { db } from "../../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../../db/testing/test-database.ts";
import { newId } from "../../ids.ts";
import { findLiveSession } from "../../team/find-live-session.ts";
import { getMembership } from "../../team/get-membership.ts";
import { grantScope } from "../../team/grant-scope.ts";
import { listFactors } from "../list-factors.ts";
import { removeAuthenticator, removePasskey } from "../remove-factor.ts";
import { aPerson, aSession, withAuthenticator, withPasskey } from "../testing/person.ts";
import { getFactorRoles } from "./get-factor-roles.ts";
import { setFactorRoles } from "./set-factor-roles.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function anOwner() {
  const person = await aPerson();
  const { memberId, userId } = person;
  const actor = { type: "member", memberId, userId, name: "Ana", role: builtInRole("owner") } as const;
  const enter = async () =>
    grantScope(await getMembership(person.reader.id, person.merchant.slug, "live"), "overview.read");
  return { ...person, scope: memberScope(person.merchant.id, "live", actor, "settings.write", null), enter };
}

it("grants a role that must have a second factor nothing until its person has one", async () => {
  const { scope, reader, enter } = await anOwner();
  await enter();
  await setFactorRoles(scope, { roles: ["owner"] });
  await expect(enter()).rejects.toMatchObject({ code: "factor_required" });
  await withAuthenticator(reader);
  await enter();
});

it("keeps the last factor of whoever has a role that must have one, whole with codes and sessions", async () => {
  const { scope, reader, userId, enter, merchant } = await anOwner();
  await withAuthenticator(reader);
  const other = await aSession(userId);
  await setFactorRoles(scope, { roles: ["owner"] });
  await expect(removeAuthenticator(reader)).rejects.toMatchObject({
    code: "conflict",
    message: `Your role at ${merchant.name} needs a second factor, and this is your last one. Add another before you remove it.`,
  });
  await enter();
  expect(await findLiveSession(other.id)).not.toBeNull();
  expect((await listFactors(userId)).recoveryCodes?.left).toBe(10);
});

it("keeps it for a role at another merchant too, and only while the membership counts", async () => {
  const { reader, userId } = await anOwner();
  const elsewhere = await anOwner();
  await withAuthenticator(reader);
  const place = { userId, merchantId: elsewhere.merchant.id, role: "finance" };
  const { id } = await db().member.create({ data: { ...place, id: newId("member") } });
  await setFactorRoles(elsewhere.scope, { roles: ["finance"] });
  await expect(removeAuthenticator(reader)).rejects.toMatchObject({ code: "conflict" });
  await db().member.updateMany({ where: { id }, data: { disabledAt: new Date() } });
  await removeAuthenticator(reader);
  expect((await listFactors(userId)).authenticatorSince).toBeNull();
});

it("lets one of two factors go, and is not in the way of a role that needs none", async () => {
  const { scope, reader, userId, enter } = await anOwner();
  await withAuthenticator(reader);
  await withPasskey(reader);
  await setFactorRoles(scope, { roles: ["owner"] });
  await removeAuthenticator(reader);
  await enter();
  const [passkey] = (await listFactors(userId)).passkeys;
  const last = () => removePasskey(reader, { passkeyId: passkey?.id ?? "" });
  await expect(last()).rejects.toMatchObject({ code: "conflict" });
  await setFactorRoles(scope, { roles: ["finance"] });
  await last();
  expect((await listFactors(userId)).passkeys).toEqual([]);
});

it("leaves other roles and other merchants alone", async () => {
  const { scope, enter } = await anOwner();
  const other = await anOwner();
  await setFactorRoles(scope, { roles: ["support", "finance"] });
  await enter();
  await other.enter();
  const { roles } = await getFactorRoles(scope);
  expect(
    roles
      .filter(({ required }) => required)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["finance", "support"]);
  expect((await getFactorRoles(other.scope)).roles.some(({ required }) => required)).toBe(false);
});

it("takes no role that does not exist", async () => {
  const { scope } = await anOwner();
  const unknown = setFactorRoles(scope, { roles: ["owner", "rol_01ARZ3NDEKTSV4RRFFQ69G5FAV"] });
  await expect(unknown).rejects.toMatchObject({ code: "invalid_input" });
});
