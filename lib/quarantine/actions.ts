"use server";

import { defineAction } from "../server/define-action.ts";
import { acceptRequests as acceptRequestsOperation } from "./accept-requests.ts";
import { examineRequest } from "./examine-request.ts";
import { acceptInput, examineInput, storeSecretInput } from "./schema.ts";
import { storeSecret as storeSecretOperation } from "./store-secret.ts";

/** Looks only. An action all the same: a secret does not belong in an address. */
export const examineWithSecret = defineAction({
  permission: "webhooks.accept",
  input: examineInput,
  run: examineRequest,
});
export const acceptRequests = defineAction({
  permission: "webhooks.accept",
  input: acceptInput,
  run: acceptRequestsOperation,
});
export const storeSecret = defineAction({
  permission: "connections.write",
  stepUp: true,
  input: storeSecretInput,
  run: storeSecretOperation,
});
