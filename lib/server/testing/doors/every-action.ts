import { describe, expect, it } from "vitest";
import { accessOf } from "../../declared-access.ts";
import { doorsIn, type Module } from "./doors-in.ts";
import { become, browser, ownersMustHaveFactor, PEOPLE, refusalOf, SLUG } from "./people.ts";

const actions = await doorsIn(import.meta.glob<Module>("../../../*/actions.ts"), "../../../");

/** Made by hand, each for a reason. */
const ACTIONS_BY_HAND: readonly string[] = [
  // Whoever signs out may be signed out already; which mode somebody looks at is their own cookie.
  "team/actions.ts signOut",
  "team/actions.ts setMode",
];
/** Whoever holds a stolen session gets none of these: they ask for a factor that was shown minutes ago. */
const STEP_UP: readonly string[] = [
  "api-keys/actions.ts createKey",
  "approvals/actions.ts decide",
  "approvals/actions.ts setApprovalLimit",
  "connections/actions.ts connectProvider",
  "connections/actions.ts deleteConnection",
  "connections/actions.ts endPreviousCredentials",
  "connections/actions.ts rotateCredentials",
  "connections/actions.ts updateConnection",
  "endpoints/actions.ts rotateSecret",
  "exports/actions.ts createAuditExport",
  "exports/actions.ts createRevealingExport",
  "factors/actions.ts addAuthenticator",
  "factors/actions.ts addPasskey",
  "factors/actions.ts beginAuthenticator",
  "factors/actions.ts beginPasskey",
  "factors/actions.ts removeAuthenticator",
  "factors/actions.ts removePasskey",
  "factors/actions.ts renewRecoveryCodes",
  "factors/actions.ts setFactorRoles",
  "members/actions.ts changeMemberConnections",
  "members/actions.ts changeMemberRole",
  "members/actions.ts disableMember",
  "members/actions.ts enableMember",
  "members/actions.ts inviteMember",
  "members/actions.ts removeMember",
  "members/actions.ts resendInvitation",
  "members/actions.ts transferOwnership",
  "movements/actions.ts createPayout",
  "movements/actions.ts createRefund",
  "movements/actions.ts recordRefundTransfer",
  "movements/actions.ts sendOnceMore",
  "movements/actions.ts settleUnknown",
  "quarantine/actions.ts storeSecret",
  "replays/actions.ts setReplayLimit",
  "roles/actions.ts changeRole",
  "roles/actions.ts createRole",
  "roles/actions.ts removeRole",
];

/** Every server action, and what each asks for. */
export function describeActions(): void {
  describe("every server action", () => {
    it("is found", () => {
      expect(actions.length).toBeGreaterThan(60);
    });

    it("declares what it asks for, or is known to be made by hand", () => {
      const silent = actions.filter(({ door }) => accessOf(door) === undefined).map(({ name }) => name);
      expect(silent.sort()).toEqual([...ACTIONS_BY_HAND].sort());
    });

    it("asks for a recent factor where money, keys, personal data in bulk or a sign-in move", () => {
      const asking = actions.filter(({ door }) => {
        const access = accessOf(door);
        return access !== undefined && "stepUp" in access && access.stepUp === true;
      });
      expect(asking.map(({ name }) => name).sort()).toEqual([...STEP_UP].sort());
    });

    const guarded = actions.flatMap(({ name, door }) => {
      const access = accessOf(door);
      return access?.needs === "permission" ? [{ name, door, permission: access.permission }] : [];
    });

    it.each(guarded)("$name asks for $permission", async ({ door, permission }) => {
      for (const person of PEOPLE) {
        become(person);
        const met = codeOf(await door(SLUG, { nothing: "that it wants" }));
        const refusal = refusalOf(person, [permission]);
        if (refusal === null) expect(["forbidden", "not_signed_in"], person).not.toContain(met);
        else expect(met, person).toBe(refusal);
      }
    });

    it.each(guarded)("$name does nothing for another site's page", async ({ door }) => {
      become("owner");
      browser.headers.set("sec-fetch-site", "cross-site");
      expect(await door(SLUG, {})).toMatchObject({
        ok: false,
        error: { code: "forbidden", message: "This request came from another site." },
      });
    });

    const own = actions.filter(({ door }) => accessOf(door)?.needs === "session");
    it.each(own)("$name asks to sign in", async ({ door }) => {
      become("signed out");
      expect(codeOf(await door({ nothing: "that it wants" }))).toBe("not_signed_in");
    });
  });

  describe("for somebody whose role must have a second factor, and who has none", () => {
    ownersMustHaveFactor();

    it("every action refuses", async () => {
      for (const { name, door } of actions)
        if (accessOf(door)?.needs === "permission")
          expect(codeOf(await door(SLUG, { nothing: "that it wants" })), name).toBe("factor_required");
    });
  });
}

function codeOf(result: unknown): unknown {
  if (typeof result !== "object" || result === null || !("error" in result)) return null;
  const { error } = result;
  return typeof error === "object" && error !== null && "code" in error ? error.code : null;
}
