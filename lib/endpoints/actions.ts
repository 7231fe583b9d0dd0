"use server";

import { defineAction } from "../server/define-action.ts";
import { createEndpoint as createEndpointOperation } from "./create-endpoint.ts";
import { deleteEndpoint as deleteEndpointOperation } from "./delete-endpoint.ts";
import { endPreviousSecret as endPreviousSecretOperation } from "./end-previous-secret.ts";
import { pauseEndpoint as pauseEndpointOperation } from "./pause-endpoint.ts";
import { resumeEndpoint as resumeEndpointOperation } from "./resume-endpoint.ts";
import { rotateSecret as rotateSecretOperation } from "./rotate-secret.ts";
import { createEndpointInput, endpointIdInput, rotateSecretInput, updateEndpointInput } from "./schema.ts";
import { updateEndpoint as updateEndpointOperation } from "./update-endpoint.ts";

const permission = "endpoints.write";

export const createEndpoint = defineAction({
  permission,
  input: createEndpointInput,
  run: (scope, input) => createEndpointOperation(scope, input),
});
export const updateEndpoint = defineAction({
  permission,
  input: updateEndpointInput,
  run: (scope, input) => updateEndpointOperation(scope, input),
});
export const pauseEndpoint = defineAction({
  permission,
  input: endpointIdInput,
  run: (scope, input) => pauseEndpointOperation(scope, input),
});
export const resumeEndpoint = defineAction({
  permission,
  input: endpointIdInput,
  run: (scope, input) => resumeEndpointOperation(scope, input),
});
export const deleteEndpoint = defineAction({
  permission,
  input: endpointIdInput,
  run: (scope, input) => deleteEndpointOperation(scope, input),
});
export const rotateSecret = defineAction({
  permission,
  stepUp: true,
  input: rotateSecretInput,
  run: (scope, input) => rotateSecretOperation(scope, input),
});
export const endPreviousSecret = defineAction({
  permission,
  input: endpointIdInput,
  run: (scope, input) => endPreviousSecretOperation(scope, input),
});
