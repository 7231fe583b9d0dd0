"use server";

import { defineAction } from "../server/define-action.ts";
import { createApiKey } from "./create-api-key.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { createKeyInput, keyIdInput } from "./schema.ts";

export const createKey = defineAction({
  permission: "api_keys.write",
  stepUp: true,
  input: createKeyInput,
  run: (scope, input) => createApiKey(scope, input),
});
export const revokeKey = defineAction({
  permission: "api_keys.write",
  input: keyIdInput,
  run: (scope, input) => revokeApiKey(scope, input),
});
