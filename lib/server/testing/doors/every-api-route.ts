import { describe, expect, it } from "vitest";
import { API_PERMISSIONS } from "../../../api-keys/status.ts";
import { createMerchant } from "../../../team/create-merchant.ts";
import { accessOf } from "../../declared-access.ts";
import { aKey, anOwner } from "../call-api.ts";
import { type Door, doorsIn, type Module } from "./doors-in.ts";
import { become, browser, SLUG } from "./people.ts";

const routes = await doorsIn(
  import.meta.glob<Module>("../../../../app/api/v1/**/route.ts"),
  "../../../../app/",
);

/** Every route of the API, tried with no key, a session, a key of all other permissions, and a key of another merchant. */
export function describeApiRoutes(): void {
  describe("every route of the API", () => {
    const others = routes.filter(({ door }) => accessOf(door)?.needs === "nothing");
    const keyed = routes.flatMap(({ name, door }) => {
      const access = accessOf(door);
      return access?.needs === "key" ? [{ name, door, permission: access.permission }] : [];
    });
    const call = async (name: string, door: Door, headers: Readonly<Record<string, string>>) => {
      const [file = "", method = ""] = name.split(" ");
      const params = Promise.resolve({ id: "nothing-has-this-id" });
      const answer = await door(new Request(`http://localhost/${file}`, { method, headers }), { params });
      if (!(answer instanceof Response)) throw new TypeError(`${name} gave no answer`);
      const body: unknown = await answer.json();
      return { status: answer.status, body };
    };
    const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
    const keys = new Map<string, string>();

    it("is found", async () => {
      expect(keyed.length).toBeGreaterThan(12);
      expect(others.length).toBeGreaterThan(30);
      const { id } = await createMerchant({
        ...{ city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" },
        name: "With keys",
      });
      const stranger = await anOwner(id);
      keys.set("stranger", (await aKey(stranger)).key);
      for (const { permission } of keyed) {
        const without = API_PERMISSIONS.filter((one) => one !== permission);
        keys.set(permission, keys.get(permission) ?? (await aKey(stranger, without)).key);
      }
    });

    it.each(keyed)(
      "$name wants a key with $permission, and no session",
      async ({ name, door, permission }) => {
        become("owner");
        const cookie = [...browser.cookies].map(([cookieName, value]) => `${cookieName}=${value}`).join("; ");
        for (const headers of [{}, { cookie }, bearer("pd_live_nothing")] as const)
          expect(await call(name, door, headers)).toMatchObject({
            status: 401,
            body: { code: "unauthorized" },
          });
        const poor = await call(name, door, bearer(keys.get(permission) ?? ""));
        expect(poor).toMatchObject({ status: 403, body: { code: "forbidden" } });
        expect(JSON.stringify(poor.body)).toContain(permission);
        const foreign = await call(name, door, bearer(keys.get("stranger") ?? ""));
        const hasId = name.includes("[id]") && name.endsWith("GET");
        // Without an Idempotency-Key what writes stops before it looks for anything.
        expect(foreign.status, name).toBe(name.endsWith("POST") ? 400 : hasId ? 404 : 200);
        if (name.endsWith("GET") && !hasId) expect(JSON.stringify(foreign.body)).not.toContain(SLUG);
      },
    );

    it.each(others)("$name is refused for everybody", async ({ name, door }) => {
      for (const headers of [{}, bearer(keys.get("stranger") ?? "")])
        expect([404, 405], name).toContain((await call(name, door, headers)).status);
    });
  });
}
