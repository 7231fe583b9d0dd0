import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { listApiKeys } from "./list-api-keys.ts";

export const apiKeysReader = defineReader({
  permission: "api_keys.read",
  params: z.object({}),
  read: (scope, params) => listApiKeys(scope, params),
});
