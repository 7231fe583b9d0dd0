import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { endpointStatusOf } from "./endpoint-dto.ts";
import {
  type EndpointRecord,
  findAnyEndpoint,
  findEndpointRow,
  listEndpointRows,
  lockEndpoint,
} from "./repository.ts";
import type { EndpointStatus } from "./status.ts";

/** One endpoint of the scope's merchant and mode; throws `not_found`. */
export async function loadEndpoint(scope: Scope, id: string): Promise<EndpointRecord> {
  const row = await findEndpointRow(scope, id);
  if (row === null) throw notFound("Endpoint");
  return row;
}

/** As {@link loadEndpoint}, locked until the database transaction ends. */
export async function holdEndpoint(tx: Tx, scope: Scope, id: string): Promise<EndpointRecord> {
  const row = await lockEndpoint(tx, scope, id);
  if (row === null) throw notFound("Endpoint");
  return row;
}

/** All of the merchant's in the scope's mode. */
export async function loadEndpoints(scope: Scope, reader?: Tx): Promise<EndpointRecord[]> {
  return listEndpointRows(scope, reader);
}

export type EndpointState = EndpointStatus | "deleted";

/** How an endpoint stands, also one that is deleted or was never there. */
export async function findEndpointState(scope: Scope, id: string): Promise<EndpointState> {
  const row = await findAnyEndpoint(scope, id);
  return row === null || row.deletedAt !== null ? "deleted" : endpointStatusOf(row.status);
}
