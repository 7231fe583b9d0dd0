import { ulid } from "ulid";
import { authenticateKey } from "../../api-keys/authenticate-key.ts";
import { actingFrom } from "../../audit/acting.ts";
import { noteDenial } from "../../audit/note-denial.ts";
import type { Permission } from "../../auth/permissions.ts";
import { type KeyActor, may, type Scope } from "../../auth/scope.ts";
import { behindWall } from "../../db/walls/wall.ts";
import { AppError } from "../../errors.ts";
import { declareAccess } from "../declared-access.ts";
import { privateHeaders } from "../private-answer.ts";
import { signInOrigin } from "../sign-in-origin.ts";
import { countCall, countStranger } from "./call-limit.ts";
import type { ApiOperation } from "./define-api.ts";
import { ApiProblem, problemBody, problemOf } from "./problem.ts";

/** What Next gives: the rest of an address comes as several parts, and without named parts there is nothing at all. */
interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined> | undefined>;
}
type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** The handlers of `app/api/v1/…/route.ts`. */
export interface ApiHandlers {
  readonly GET: Handler;
  readonly POST: Handler;
  readonly PUT: Handler;
  readonly PATCH: Handler;
  readonly DELETE: Handler;
  /** No other site's page is let in: the answer to a browser that asks whether one would be says nothing of CORS. */
  readonly OPTIONS: Handler;
}

/** One address of the API with what it takes; every other method is refused with what it takes. */
export function apiRoute(...operations: readonly ApiOperation[]): ApiHandlers {
  const allow = operations.map(({ method }) => method).join(", ");
  const handlerOf = (method: string): Handler => {
    const operation = operations.find((one) => one.method === method);
    if (operation !== undefined) return handlerFor(operation);
    return refusing(
      new ApiProblem("method_not_allowed", `This address takes ${allow}.`, { headers: { allow } }),
    );
  };
  return everyMethod(handlerOf);
}

/** What stands below /api/v1 and is none of its addresses. */
export function nothingHere(): ApiHandlers {
  return everyMethod(() => refusing(new ApiProblem("not_found", "The API has no such address.")));
}

function everyMethod(of: (method: string) => Handler): ApiHandlers {
  return {
    GET: of("GET"),
    POST: of("POST"),
    PUT: of("PUT"),
    PATCH: of("PATCH"),
    DELETE: of("DELETE"),
    OPTIONS: of("OPTIONS"),
  };
}

function refusing(problem: ApiProblem): Handler {
  const handler: Handler = async (request) => {
    const { requestId } = originOf(request);
    return refusal(problem, requestId, {});
  };
  return declareAccess(handler, { needs: "nothing" });
}

/** Key, limit, permission, input, in this order; then the operation. */
function handlerFor(operation: ApiOperation): Handler {
  const handler: Handler = async (request, context) => {
    const origin = originOf(request);
    const { requestId } = origin;
    let headers: Readonly<Record<string, string>> = {};
    try {
      const { scope, actor } = await letIn(request, origin.address);
      headers = await countCall(actor.keyId);
      return await actingFrom(origin, async () => {
        await requirePermission(scope, operation.permission);
        const params = namedParts(await context.params);
        const refuse = (problem: ApiProblem) => problemBody(problem, requestId);
        const answer = await behindWall(scope, () =>
          operation.answer({ request, scope, actor, params, refuse }),
        );
        const more = { ...headers, ...(answer.isRepeated && { "idempotent-replayed": "true" }) };
        return respond(answer.status, answer.body, requestId, more);
      });
    } catch (thrown) {
      return refusal(problemOf(thrown, `${operation.method} ${operation.path}`), requestId, headers);
    }
  };
  return declareAccess(handler, { needs: "key", permission: operation.permission });
}

function namedParts(given: Awaited<RouteContext["params"]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([name, part]) => (typeof part === "string" ? [[name, part]] : [])),
  );
}

/** Reads no cookie: a session opens nothing here, so that no other site's page can use one. */
async function letIn(
  request: Request,
  address: string,
): Promise<{ readonly scope: Scope; readonly actor: KeyActor }> {
  const [, text = ""] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  try {
    const scope = await authenticateKey(text, address);
    if (scope.actor.type !== "api_key") throw new TypeError("a key's scope is a key's");
    return { scope, actor: scope.actor };
  } catch (thrown) {
    if (thrown instanceof AppError) await countStranger(address);
    throw thrown;
  }
}

async function requirePermission(scope: Scope, permission: Permission): Promise<void> {
  if (may(scope, permission)) return;
  await noteDenial(scope, permission);
  throw new ApiProblem("forbidden", `This key was not given ${permission}. Make one that has it.`);
}

function originOf(request: Request): { readonly address: string; readonly requestId: string } {
  const given = request.headers.get("x-request-id") ?? "";
  const { address } = signInOrigin(request.headers);
  return { address: address.slice(0, 64), requestId: /^[\w.:-]{8,100}$/.test(given) ? given : ulid() };
}

function refusal(
  problem: ApiProblem,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const body = problemBody(problem, requestId);
  return respond(body.status, JSON.stringify(body), requestId, { ...headers, ...problem.headers });
}

function respond(
  status: number,
  body: string,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(body, {
    status,
    headers: privateHeaders({
      "content-type": `${type}; charset=utf-8`,
      "x-request-id": requestId,
      ...headers,
    }),
  });
}
