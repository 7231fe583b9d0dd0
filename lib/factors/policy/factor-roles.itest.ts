import { afterAll, beforeAll, expect, it } from "vitest";
import { builtInRole } from "../../auth/permissions.ts";
import { memberScope } from "../../auth/scope.ts";
import { createTestDatabase, type TestDatabase } from "../../db/testing/test-database.ts";
import { getMembership } from "../../team/get-membership.ts";
import { grantScope } from "../../team/grant-scope.ts";
import { aPerson, withAuthenticator } from "../testing/person.ts";
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
