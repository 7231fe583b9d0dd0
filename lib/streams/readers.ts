import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { getStream } from "./get-stream.ts";
import { streamParams } from "./schema.ts";

export const streamReader = defineReader({
  permission: "connections.read",
  params: streamParams,
  read: (scope, params) => getStream(scope, params),
});
