import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getEndpoint } from "./get-endpoint.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { endpointIdInput } from "./schema.ts";

const permission = "endpoints.read";

export const endpointsReader = defineReader({
  permission,
  params: z.object({}),
  read: (scope, params) => listEndpoints(scope, params),
});
export const endpointReader = defineReader({
  permission,
  params: endpointIdInput,
  read: (scope, params) => getEndpoint(scope, params),
});
