import { randomUUID } from "node:crypto";
import { createApiKey } from "../../api-keys/create-api-key.ts";
import type { KeyLifetime } from "../../api-keys/status.ts";
import { API_PERMISSIONS, type ApiPermission } from "../../api-keys/status.ts";
import { builtInRole } from "../../auth/permissions.ts";
import { memberScope, type Scope } from "../../auth/scope.ts";
import { fixedClock } from "../../clock.ts";
import type { MerchantId } from "../../ids.ts";
import type { Mode } from "../../mode.ts";
import { createMember } from "../../team/create-member.ts";

type Handler = (
  request: Request,
  context: { readonly params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;
type Module = Readonly<Record<string, Handler | undefined>>;
const ROUTES = import.meta.glob<Module>("../../../app/api/v1/**/route.ts");

/** Folders of app/api/v1, as Next reads them, the more exact first. */
const places = Object.entries(ROUTES)
  .map(([path, load]) => ({ place: path.replace(/^.*\/app\/api\/v1\/|\/route\.ts$/g, ""), load }))
  .sort((a, b) => weight(a.place) - weight(b.place));

function weight(place: string): number {
  return place.includes("...") ? 2 : place.includes("[") ? 1 : 0;
}

export interface Asked {
  readonly method?: string;
  readonly key?: string;
  /** JSON unless it is a text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API's own route functions, as Next would, with no parts at all where an address names none: `path` is below /api/v1. A POST gets a new Idempotency-Key. */
export async function callApi(path: string, asked: Asked = {}): Promise<Response> {
  const { method = "GET", key, body, headers = {} } = asked;
  const url = new URL(`http://localhost/api/v1${path}`);
  const { load, params } = find(url.pathname.slice("/api/v1/".length));
  const handler = (await load())[method];
  if (handler === undefined) throw new Error(`${path} has no ${method}`);
  const request = new Request(url, {
    method,
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(method === "POST" && { "idempotency-key": randomUUID() }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

function find(path: string) {
  for (const { place, load } of places) {
    const pattern = place.replace(/\[\[?\.\.\.\w+\]\]?/, ".*").replace(/\[(\w+)\]/g, "(?<$1>[^/]+)");
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) return { load, params: match.groups && { ...match.groups } };
  }
  throw new Error(`nothing stands at ${path}`);
}

/** An owner of the merchant, by whom keys are made. */
export async function anOwner(merchantId: MerchantId, mode: Mode = "test"): Promise<Scope> {
  const whoever = { name: "Ana", email: `${randomUUID()}@cafe.test`, password: "three unrelated words" };
  const { userId, memberId } = await createMember({ ...whoever, merchantId, role: "owner" });
  const actor = { type: "member", memberId, userId, name: "Ana", role: builtInRole("owner") } as const;
  return memberScope(merchantId, mode, actor, "api_keys.write", null);
}

export async function aKey(
  owner: Scope,
  permissions: readonly ApiPermission[] = API_PERMISSIONS,
  more: { readonly name?: string; readonly days?: KeyLifetime; readonly at?: Date } = {},
): Promise<{ readonly id: string; readonly key: string }> {
  const { name = "ERP", days = null, at = new Date() } = more;
  return createApiKey(owner, { name, permissions: [...permissions], days }, fixedClock(at));
}
