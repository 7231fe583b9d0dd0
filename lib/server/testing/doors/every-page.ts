import { beforeAll, describe, expect, it } from "vitest";
import type { Permission } from "../../../auth/permissions.ts";
import { db } from "../../../db/client.ts";
import { newId } from "../../../ids.ts";
import { type Door, isDoor, type Module, paramsOf } from "./doors-in.ts";
import { become, ownersMustHaveFactor, PEOPLE, refusalOf, SLUG, Stopped, signIn } from "./people.ts";

const PAGES = import.meta.glob<Module>("../../../../app/**/{page,layout}.tsx");

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
const PAGE_FOR: Readonly<Record<string, string>> = {
  not_signed_in: "redirect",
  forbidden: "forbidden",
  not_found: "not found",
};

const pages = await pagesOf("../../../../app/(dashboard)/[merchant]/");

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

/** What Next would show in place of the page; null: the page itself. */
async function metAt(load: FoundPage["load"]): Promise<string | null> {
  return load().then(
    () => null,
    (thrown: unknown) => {
      if (!(thrown instanceof Stopped)) throw thrown;
      return thrown.message;
    },
  );
}

/** Every page of a merchant, drawn with the frames around it. */
export function describePages(): void {
  describe("every page of a merchant", () => {
    it("has a line in the table above", () => {
      expect(pages.map(({ name }) => name).sort()).toEqual(Object.keys(PAGE_NEEDS).sort());
    });

    it.each(pages)("$name lets in whom the table says", async ({ name, load }) => {
      for (const person of PEOPLE) {
        become(person);
        const met = await metAt(load);
        const refusal = refusalOf(person, [PAGE_NEEDS[name] ?? []].flat());
        if (refusal === null) expect(["forbidden", "redirect"], person).not.toContain(met);
        else expect(met, person).toBe(PAGE_FOR[refusal]);
      }
    });
  });

  /** A merchant's own role may include one thing alone: no page may need more than it says. */
  describe("every page, for somebody who holds exactly what it asks for", () => {
    /** Somebody with a role of the merchant's own, of which a test says what it includes. */
    const NARROW = newId("customRole");
    beforeAll(async () => {
      const { id: merchantId } = await db().merchant.findUniqueOrThrow({ where: { slug: SLUG } });
      const own = { merchantId, id: NARROW, name: "Narrow", permissions: [], createdBy: "Ana" };
      await db().customRole.create({ data: { ...own, createdAt: new Date(), updatedAt: new Date() } });
      await signIn("narrow", merchantId, NARROW);
    });

    it.each(pages)("$name", async ({ name, load }) => {
      const permissions = [PAGE_NEEDS[name] ?? []].flat();
      await db().customRole.updateMany({ where: { id: NARROW }, data: { permissions } });
      become("narrow");
      const met = await metAt(load);
      expect(["forbidden", "redirect"]).not.toContain(met);
    });
  });

  describe("for somebody whose role must have a second factor, and who has none", () => {
    ownersMustHaveFactor();

    it("every page but the one that adds a factor leads there", async () => {
      for (const { name, load } of pages) {
        const met = await metAt(load);
        expect(met, name).toBe(name === "account" ? null : "redirect");
      }
    });
  });
}
