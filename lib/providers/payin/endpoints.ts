import { z } from "zod";
import { err, ok } from "../../result.ts";
import type { EndpointInput, ProviderEndpoint } from "../account-contract.ts";
import type { OperationName, ProviderOperations } from "../contract.ts";
import { refusal } from "../method-limits.ts";
import type { Credentials } from "./credentials.ts";
import { endpointSchema, endpointsSchema, newerBody, olderBody } from "./endpoint-shape.ts";
import { PAGE_ROWS, readAllRows } from "./paging.ts";
import { type Answer, type Context, firstFound, request } from "./request.ts";

type Operations = ProviderOperations<Credentials>;
const NEWER = "/notifications/endpoints";
const OLDER = "/webhooks/endpoints";

export const listEndpoints: NonNullable<Operations["listEndpoints"]> = (context) =>
  firstFound([NEWER, OLDER].map((path) => () => listAt(context, path)));

function listAt(context: Context, path: string): Answer<readonly ProviderEndpoint[]> {
  return readAllRows({
    rows: PAGE_ROWS,
    keyOf: ({ id }) => ({ id, at: undefined }),
    read: (page) =>
      request(context, {
        operation: "listEndpoints",
        method: "GET",
        path,
        query: { page: String(page), limit: String(PAGE_ROWS) },
        schema: endpointsSchema,
      }),
  });
}

export const createEndpoint: NonNullable<Operations["createEndpoint"]> = (context, input) =>
  firstFound([
    () => write(context, "createEndpoint", "POST", NEWER, newerBody(input)),
    () => write(context, "createEndpoint", "POST", OLDER, olderBody(input)),
  ]);

export const updateEndpoint: NonNullable<Operations["updateEndpoint"]> = async (
  context,
  { id, ...change },
) => {
  const newer = await write(
    context,
    "updateEndpoint",
    "PUT",
    `${NEWER}/${encodeURIComponent(id)}`,
    newerBody(change),
  );
  if (newer.ok || newer.error.code !== "not_found") return newer;
  if (!hasOlder(change))
    return err(refusal("This edition of PayIn can't rename an endpoint or switch it off."));
  return write(context, "updateEndpoint", "PUT", `${OLDER}/${encodeURIComponent(id)}`, olderBody(change));
};

function hasOlder(change: Partial<EndpointInput>): boolean {
  return Object.keys(olderBody(change)).length > 0;
}

function write(
  context: Context,
  operation: OperationName,
  method: "POST" | "PUT",
  path: string,
  body: object,
): Answer<ProviderEndpoint> {
  return request(context, { operation, method, path, body, schema: endpointSchema, movesMoney: false });
}

export const deleteEndpoint: NonNullable<Operations["deleteEndpoint"]> = async (context, id) => {
  const answer = await firstFound(
    [NEWER, OLDER].map(
      (path) => () =>
        request(context, {
          operation: "deleteEndpoint",
          method: "DELETE",
          path: `${path}/${encodeURIComponent(id)}`,
          schema: z.unknown(),
        }),
    ),
  );
  return answer.ok ? ok({ deleted: true as const }) : answer;
};

/** Only the newer API is documented to send tests. */
export const testEndpoint: NonNullable<Operations["testEndpoint"]> = async (context, id) => {
  const answer = await request(context, {
    operation: "testEndpoint",
    method: "POST",
    path: `${NEWER}/${encodeURIComponent(id)}/test`,
    body: {},
    schema: z.unknown(),
    movesMoney: false,
  });
  return answer.ok ? ok({ sent: true as const }) : answer;
};
