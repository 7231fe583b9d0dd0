import { describe, expect, it } from "vitest";
import type { Permission } from "../../../auth/permissions.ts";
import { accessOf } from "../../declared-access.ts";
import { doorsIn, type Module, paramsOf } from "./doors-in.ts";
import { become, ownersMustHaveFactor, PEOPLE, refusalOf } from "./people.ts";

const routes = await doorsIn(import.meta.glob<Module>("../../../../app/**/route.ts"), "../../../../app/");

const ROUTES_BY_HAND: Readonly<Record<string, Permission | readonly Permission[]>> = {
  // Streams and files.
  "api/merchants/[merchant]/live": "overview.read",
  "api/merchants/[merchant]/exports/[exportId]/file": "exports.create",
  "api/merchants/[merchant]/invoices/export": ["invoices.read", "exports.create"],
  "api/merchants/[merchant]/payment-links/[linkId]/qr": "links.read",
  "api/merchants/[merchant]/payment-links/uploads/[uploadId]/file": "links.write",
  "api/merchants/[merchant]/invoices/uploads/[uploadId]/file": "invoices.write",
  "api/merchants/[merchant]/invoices/[invoiceId]/pdf": "invoices.read",
};
/** For everybody, each with a proof of its own or nothing to hide. */
const PUBLIC_ROUTES: readonly string[] = [
  "api/auth/[...nextauth]",
  // State and nonce in a sealed cookie, and the issuer's signature.
  "api/auth/oidc/callback",
  "api/auth/oidc/start",
  "api/health",
  "api/ready",
  // The link's slug, and the picture's own hash.
  "api/link-images/[slug]/[hash]",
  "api/pay/[slug]",
  "pay/[slug]/ask",
  "pay/[slug]/start",
  // The invoice's slug.
  "invoice/[slug]/pdf",
  "invoice/[slug]/seen",
  // The provider's signature.
  "api/webhooks/[connectionId]",
  // What events look like is the same for everybody.
  "api/v1/openapi.json",
  "api/v1/webhooks/openapi.json",
  "api/v1/webhooks/schemas",
  "api/v1/webhooks/schemas/[type]",
  // That there is nothing.
  "api/v1/[[...path]]",
];
const STATUS_OF: Readonly<Record<string, number>> = { not_signed_in: 401, forbidden: 403, not_found: 404 };

const placeOf = (name: string) => name.replace(/\/route\.ts \w+$/, "");
const ofMerchants = routes.filter(({ name }) => name.startsWith("api/merchants/[merchant]/"));

/** Every route; those of the API are tried with keys in every-api-route.ts. */
export function describeRoutes(): void {
  describe("every route", () => {
    // A key opens routes of the API alone: only there is each of them tried with keys.
    const ofKeys = routes.filter(
      ({ name, door }) => name.startsWith("api/v1/") && accessOf(door)?.needs === "key",
    );

    it("is a merchant's, a key's, or known to be for everybody", () => {
      const keyed = new Set(ofKeys.map(({ name }) => placeOf(name)));
      const others = new Set(
        routes
          .map(({ name }) => placeOf(name))
          .filter((place) => !place.startsWith("api/merchants/[merchant]/") && !keyed.has(place)),
      );
      expect([...others].sort()).toEqual([...PUBLIC_ROUTES].sort());
    });

    it("of a merchant only reads", () => {
      expect(new Set(ofMerchants.map(({ name }) => name.split(" ").at(-1)))).toEqual(
        new Set(["GET", "HEAD"]),
      );
    });

    const guarded = ofMerchants.map(({ name, door }) => {
      const access = accessOf(door);
      const permission = access?.needs === "permission" ? access.permission : ROUTES_BY_HAND[placeOf(name)];
      return { name, door, permission };
    });

    it("of a merchant declares its permission, or is known to be made by hand", () => {
      const silent = guarded.filter(({ permission }) => permission === undefined).map(({ name }) => name);
      expect(silent).toEqual([]);
    });

    it.each(guarded)("$name asks for $permission", async ({ name, door, permission }) => {
      for (const person of PEOPLE) {
        become(person);
        const leaving = new AbortController();
        const request = new Request(`http://localhost/${placeOf(name)}`, { signal: leaving.signal });
        const answer = await door(request, { params: paramsOf(placeOf(name)) });
        if (!(answer instanceof Response)) throw new TypeError(`${name} gave no answer`);
        const refusal = refusalOf(person, [permission ?? []].flat());
        if (refusal === null) expect([401, 403], person).not.toContain(answer.status);
        else expect(answer.status, person).toBe(STATUS_OF[refusal]);
        leaving.abort();
        await answer.body?.cancel();
      }
    });
  });

  describe("for somebody whose role must have a second factor, and who has none", () => {
    ownersMustHaveFactor();

    it("every route refuses", async () => {
      for (const { name, door } of ofMerchants) {
        const place = placeOf(name);
        const answer = await door(new Request(`http://localhost/${place}`), { params: paramsOf(place) });
        expect(answer instanceof Response && answer.status, name).toBe(403);
      }
    });
  });
}
