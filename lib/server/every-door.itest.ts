import { setTimeout as sleep } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { API_PERMISSIONS } from "../api-keys/status.ts";
import { type Permission, ROLE_PERMISSIONS, ROLES, type Role } from "../auth/permissions.ts";
import { asOwner } from "../db/as-owner.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env } from "../env.ts";
import { newId } from "../ids.ts";
import { createMember } from "../team/create-member.ts";
import { createMerchant } from "../team/create-merchant.ts";
import { createSession } from "../team/create-session.ts";
import { accessOf } from "./declared-access.ts";
import { sessionCookieName } from "./session-cookie.ts";
import { aKey, anOwner } from "./testing/call-api.ts";

/**
 * Every door of Paydeck, found by reading its folders, tried by everybody: each role, somebody signed out, and the
 * owner of another merchant. A new door that declares nothing fails here, and so does one that lets through more, or
 * fewer, than the table of permissions says.
 */
const browser = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  headers: new Map<string, string>(),
}));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) =>
      browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined,
  }),
  headers: async () => ({ get: (name: string) => browser.headers.get(name) ?? null }),
}));
/** What Next does when a page gives up is to throw; these throw what can be told apart. */
vi.mock("next/navigation", async (original) => {
  const stop = (kind: string) => () => {
    throw new Stopped(kind);
  };
  return {
    ...(await original<object>()),
    redirect: stop("redirect"),
    notFound: stop("not found"),
    forbidden: stop("forbidden"),
  };
});
class Stopped extends Error {}

type Module = Readonly<Record<string, unknown>>;
type Door = (...given: readonly unknown[]) => Promise<unknown>;
const ACTIONS = import.meta.glob<Module>("../*/actions.ts");
const ROUTES = import.meta.glob<Module>("../../app/**/route.ts");
const PAGES = import.meta.glob<Module>("../../app/**/{page,layout}.tsx");

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

/** What a page asks for; nothing: being a member is enough. */
const PAGE_NEEDS: Readonly<Record<string, Permission | readonly Permission[]>> = {
  account: [],
  approvals: "approvals.read",
  audit: "audit.read",
  balances: "balances.read",
  connections: "connections.read",
  "connections/[connectionId]": "connections.read",
  "connections/[connectionId]/at-provider": "connections.read",
  "connections/[connectionId]/calls": "connections.read",
  "connections/[connectionId]/settings": "connections.read",
  "connections/new": "connections.write",
  "connections/new/[provider]": "connections.write",
  customers: "customers.read",
  "customers/[customerId]": "customers.read",
  deposits: "deposits.read",
  "deposits/[depositId]": "deposits.read",
  "deposits/new": "deposits.write",
  exports: "exports.create",
  invoices: "invoices.read",
  "invoices/[invoiceId]": "invoices.read",
  "invoices/[invoiceId]/edit": ["invoices.read", "invoices.write"],
  "invoices/import": "invoices.write",
  "invoices/new": "invoices.write",
  "invoices/recurring": "invoices.read",
  overview: "overview.read",
  "payment-links": "links.read",
  "payment-links/[linkId]": "links.read",
  "payment-links/[linkId]/edit": ["links.read", "links.write"],
  "payment-links/import": "links.write",
  "payment-links/new": "links.write",
  payouts: "transactions.read",
  "payouts/new": "payouts.create",
  settings: [],
  "settings/api-keys": "api_keys.read",
  // How the API is called is no secret.
  "settings/api-keys/guide": [],
  team: "members.read",
  "team/roles": "members.read",
  transactions: "transactions.read",
  "transactions/[transactionId]": "transactions.read",
  webhooks: "webhooks.read",
  "webhooks/endpoints/(list)": "endpoints.read",
  "webhooks/endpoints/(more)/events": "endpoints.read",
  "webhooks/endpoints/(more)/new": "endpoints.write",
  "webhooks/endpoints/(one)/[endpointId]": "endpoints.read",
  "webhooks/endpoints/(one)/[endpointId]/settings": "endpoints.read",
  "webhooks/missed": "webhooks.read",
  "webhooks/proof": "webhooks.read",
  "webhooks/replays": "webhooks.read",
  "webhooks/replays/[replayId]": "webhooks.read",
  // Whoever may not replay reads there why.
  "webhooks/replays/new": "webhooks.read",
  "webhooks/test": "webhooks.read",
};

const SLUG = "cafe-altura";
const PEOPLE = [...ROLES, "signed out", "stranger"] as const;
/** Has a role of the merchant's own, of which a test says what it includes. */
type Person = (typeof PEOPLE)[number] | "narrow";
const NARROW = newId("customRole");
const sealed = new Map<Person, string>();
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  const cafe = await createMerchant({ ...place, name: "Café Altura" });
  const rival = await createMerchant({ ...place, name: "Rival" });
  for (const role of ROLES) await signIn(role, cafe, role);
  await signIn("stranger", rival, "owner");
  await signIn("narrow", cafe, "viewer");
  const [narrow] = await db().member.findMany({ where: { user: { name: "narrow" } } });
  const own = { merchantId: cafe.id, id: NARROW, name: "Narrow", permissions: [], createdBy: "Ana" };
  await db().customRole.create({ data: { ...own, createdAt: new Date(), updatedAt: new Date() } });
  await db().member.updateMany({ where: { id: narrow?.id ?? "" }, data: { role: NARROW } });
});
afterAll(async () => {
  // The stream's one connection listens until its database goes.
  await asOwner((owner) =>
    owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    ),
  );
  await sleep(100);
  await database.drop();
});
beforeEach(() => browser.headers.clear());

async function signIn(person: Person, merchant: Awaited<ReturnType<typeof createMerchant>>, role: Role) {
  const whoever = { name: person, email: `${person}@cafe.test`, password: "three unrelated words" };
  const { userId } = await createMember({ ...whoever, merchantId: merchant.id, role });
  const sid = await createSession(userId, { address: "", userAgent: "" });
  sealed.set(person, await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET }));
}

function become(person: Person): void {
  browser.cookies.clear();
  const cookie = sealed.get(person);
  if (cookie !== undefined) browser.cookies.set(sessionCookieName(), cookie);
}

/** What somebody must meet at a door that asks for `permissions`; null: they come through. */
function refusalOf(person: Person, permissions: readonly Permission[]): string | null {
  if (person === "signed out") return "not_signed_in";
  if (person === "stranger") return "not_found";
  const held = person === "narrow" ? permissions : ROLE_PERMISSIONS[person];
  return permissions.every((one) => held.includes(one)) ? null : "forbidden";
}

function isDoor(value: unknown): value is Door {
  return typeof value === "function";
}

interface Found {
  readonly name: string;
  readonly door: Door;
}

async function doorsIn(modules: Readonly<Record<string, () => Promise<Module>>>, root: string) {
  const found: Found[] = [];
  for (const [path, load] of Object.entries(modules)) {
    const file = path.replace(root, "");
    for (const [name, door] of Object.entries(await load()))
      if (isDoor(door)) found.push({ name: `${file} ${name}`, door });
  }
  return found;
}

const actions = await doorsIn(ACTIONS, "../");
const routes = await doorsIn(ROUTES, "../../app/");
const pages = await pagesOf("../../app/(dashboard)/[merchant]/");

interface FoundPage {
  readonly name: string;
  /** Draws the page with the frames around it, as Next would; throws what keeps somebody out. */
  readonly load: () => Promise<void>;
}

async function pagesOf(root: string): Promise<FoundPage[]> {
  const modules = new Map<string, Door>();
  for (const [path, load] of Object.entries(PAGES)) {
    const place = path.startsWith(root) ? path.slice(root.length) : "";
    // The frame around all asks each place what it needs, by the same readers; `/` alone goes on to the overview.
    if (!place.includes("/")) continue;
    const { default: door } = await load();
    if (isDoor(door)) modules.set(place, door);
  }
  const drawn = [...modules].filter(([path]) => path.endsWith("page.tsx"));
  return drawn.map(([path, page]) => {
    const folders = path.split("/").slice(0, -1);
    const frames = folders.flatMap(
      (_, depth) => modules.get(`${folders.slice(0, depth + 1).join("/")}/layout.tsx`) ?? [],
    );
    const given = {
      params: paramsOf(`[merchant]/${path}`),
      searchParams: Promise.resolve({}),
      children: null,
    };
    return {
      name: folders.join("/"),
      load: async () => {
        for (const part of [...frames, page]) await part(given);
      },
    };
  });
}

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

describe("every route", () => {
  const placeOf = (name: string) => name.replace(/\/route\.ts \w+$/, "");

  const ofKeys = routes.flatMap(({ name, door }) => {
    const access = accessOf(door);
    return access?.needs === "key" ? [{ name, door, permission: access.permission }] : [];
  });

  it("is a merchant's, a key's, or known to be for everybody", () => {
    const keyed = new Set(ofKeys.map(({ name }) => placeOf(name)));
    const others = new Set(
      routes
        .map(({ name }) => placeOf(name))
        .filter((place) => !place.startsWith("api/merchants/[merchant]/") && !keyed.has(place)),
    );
    expect([...others].sort()).toEqual([...PUBLIC_ROUTES].sort());
  });

  const ofMerchants = routes.filter(({ name }) => name.startsWith("api/merchants/[merchant]/"));

  it("of a merchant only reads", () => {
    expect(new Set(ofMerchants.map(({ name }) => name.split(" ").at(-1)))).toEqual(new Set(["GET", "HEAD"]));
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

describe("every route of the API", () => {
  const others = routes.filter(
    ({ name, door }) => name.startsWith("api/v1/") && accessOf(door)?.needs === "nothing",
  );
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

  it.each(keyed)("$name wants a key with $permission, and no session", async ({ name, door, permission }) => {
    become("owner");
    const cookie = [...browser.cookies].map(([cookieName, value]) => `${cookieName}=${value}`).join("; ");
    for (const headers of [{}, { cookie }, bearer("pd_live_nothing")] as const)
      expect(await call(name, door, headers)).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    const poor = await call(name, door, bearer(keys.get(permission) ?? ""));
    expect(poor).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(JSON.stringify(poor.body)).toContain(permission);
    const foreign = await call(name, door, bearer(keys.get("stranger") ?? ""));
    const hasId = name.includes("[id]") && name.endsWith("GET");
    // Without an Idempotency-Key what writes stops before it looks for anything.
    expect(foreign.status, name).toBe(name.endsWith("POST") ? 400 : hasId ? 404 : 200);
    if (name.endsWith("GET") && !hasId) expect(JSON.stringify(foreign.body)).not.toContain(SLUG);
  });

  it.each(others)("$name is refused for everybody", async ({ name, door }) => {
    for (const headers of [{}, bearer(keys.get("stranger") ?? "")])
      expect([404, 405], name).toContain((await call(name, door, headers)).status);
  });
});

const STATUS_OF: Readonly<Record<string, number>> = { not_signed_in: 401, forbidden: 403, not_found: 404 };

function codeOf(result: unknown): unknown {
  if (typeof result !== "object" || result === null || !("error" in result)) return null;
  const { error } = result;
  return typeof error === "object" && error !== null && "code" in error ? error.code : null;
}

/** The merchant, and something that does not exist for every other part of the address. */
async function paramsOf(place: string): Promise<Record<string, string>> {
  const names = [...place.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, name === "merchant" ? SLUG : "nothing-has-this-id"]));
}

describe("every page of a merchant", () => {
  it("has a line in the table above", () => {
    expect(pages.map(({ name }) => name).sort()).toEqual(Object.keys(PAGE_NEEDS).sort());
  });

  it.each(pages)("$name lets in whom the table says", async ({ name, load }) => {
    for (const person of PEOPLE) {
      become(person);
      const met = await load().then(
        () => null,
        (thrown: unknown) => {
          if (!(thrown instanceof Stopped)) throw thrown;
          return thrown.message;
        },
      );
      const refusal = refusalOf(person, [PAGE_NEEDS[name] ?? []].flat());
      if (refusal === null) expect(["forbidden", "redirect"], person).not.toContain(met);
      else expect(met, person).toBe(PAGE_FOR[refusal]);
    }
  });
});

/** A merchant's own role may include one thing alone: no page may need more than it says. */
describe("every page, for somebody who holds exactly what it asks for", () => {
  it.each(pages)("$name", async ({ name, load }) => {
    const permissions = [PAGE_NEEDS[name] ?? []].flat();
    await db().customRole.updateMany({ where: { id: NARROW }, data: { permissions } });
    become("narrow");
    const met = await load().then(
      () => null,
      (thrown: unknown) => {
        if (!(thrown instanceof Stopped)) throw thrown;
        return thrown.message;
      },
    );
    expect(["forbidden", "redirect"]).not.toContain(met);
  });
});

describe("for somebody whose role must have a second factor, and who has none", () => {
  const setRoles = (roles: string[]) =>
    pool().query("UPDATE merchants SET factor_roles = $1 WHERE slug = $2", [roles, SLUG]);
  beforeAll(() => setRoles(["owner"]));
  afterAll(() => setRoles([]));
  beforeEach(() => become("owner"));

  it("every action refuses", async () => {
    for (const { name, door } of actions)
      if (accessOf(door)?.needs === "permission")
        expect(codeOf(await door(SLUG, { nothing: "that it wants" })), name).toBe("factor_required");
  });

  it("every route refuses", async () => {
    for (const { name, door } of routes) {
      const [place = ""] = name.split("/route.ts");
      if (!place.startsWith("api/merchants/[merchant]/")) continue;
      const answer = await door(new Request(`http://localhost/${place}`), { params: paramsOf(place) });
      expect(answer instanceof Response && answer.status, name).toBe(403);
    }
  });

  it("every page but the one that adds a factor leads there", async () => {
    for (const { name, load } of pages) {
      const met = await load().then(
        () => null,
        (thrown: unknown) => (thrown instanceof Stopped ? thrown.message : thrown),
      );
      expect(met, name).toBe(name === "account" ? null : "redirect");
    }
  });
});

const PAGE_FOR: Readonly<Record<string, string>> = {
  not_signed_in: "redirect",
  forbidden: "forbidden",
  not_found: "not found",
};
