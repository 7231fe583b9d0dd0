import type { z } from "zod";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { behindWall } from "../db/walls/wall.ts";
import { APP_ERROR_STATUS } from "../errors.ts";
import { grantScope } from "../team/grant-scope.ts";
import { currentMembership } from "./current-membership.ts";
import { declareAccess } from "./declared-access.ts";
import { describeFailure } from "./describe-failure.ts";
import { privateJson } from "./private-answer.ts";
import { type Viewer, viewerIn } from "./viewer.ts";

/** One way of looking: the page and the GET route that refetches it are the same reader. */
export interface Reader<Params extends z.ZodType, T> {
  /** For pages; throws AppError. `raw` is the page's search and route parameters together. */
  load(merchantSlug: string, raw: (z.input<Params> & object) | Record<string, unknown>): Promise<T>;
  /** For `app/api/merchants/[merchant]/…/route.ts`. */
  readonly GET: (request: Request, context: RouteContext) => Promise<Response>;
}

interface RouteContext {
  readonly params: Promise<Record<string, string>>;
}

export function defineReader<Params extends z.ZodType, T>(definition: {
  readonly permission: Permission;
  readonly params: Params;
  read(scope: Scope, params: z.output<Params>, viewer: Viewer): Promise<T>;
}): Reader<Params, T> {
  async function load(
    merchantSlug: string,
    raw: (z.input<Params> & object) | Record<string, unknown>,
  ): Promise<T> {
    const membership = await currentMembership(merchantSlug);
    const scope = await grantScope(membership, definition.permission);
    const params = definition.params.parse(withoutNul(raw));
    const viewer = await viewerIn(membership.merchant);
    return behindWall(scope, () => definition.read(scope, params, viewer));
  }
  async function GET(request: Request, context: RouteContext): Promise<Response> {
    try {
      const { merchant = "", ...route } = await context.params;
      const search = Object.fromEntries(new URL(request.url).searchParams);
      return privateJson(await load(merchant, { ...search, ...route }), 200);
    } catch (thrown) {
      const failure = describeFailure(thrown, definition.permission);
      return privateJson({ error: failure }, APP_ERROR_STATUS[failure.code]);
    }
  }
  const access = { needs: "permission", permission: definition.permission } as const;
  return declareAccess({ load, GET: declareAccess(GET, access) }, access);
}

/** PostgreSQL has no text with a NUL in it, so nothing can be found by one. */
function withoutNul(raw: object): Record<string, unknown> {
  const entries = Object.entries(raw).map(([name, value]) => [
    name,
    typeof value === "string" ? value.replaceAll("\0", "") : value,
  ]);
  return Object.fromEntries(entries);
}
