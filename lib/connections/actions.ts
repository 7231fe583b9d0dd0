"use server";

import { defineAction } from "../server/define-action.ts";
import { checkConnection as checkConnectionOperation } from "./check-connection.ts";
import { checkHealth as checkHealthOperation } from "./check-health.ts";
import { createConnection } from "./create-connection.ts";
import { deleteConnection as deleteConnectionOperation } from "./delete-connection.ts";
import { endPreviousCredentials as endPreviousCredentialsOperation } from "./end-previous-credentials.ts";
import { rotateCredentials as rotateCredentialsOperation } from "./rotate-credentials.ts";
import {
  connectInput,
  connectionIdInput,
  deleteConnectionInput,
  rotateCredentialsInput,
  testCredentialsInput,
  tryMappingInput,
  updateConnectionInput,
} from "./schema.ts";
import * as enabling from "./set-connection-enabled.ts";
import { testCredentials as testCredentialsOperation } from "./test-credentials.ts";
import { tryMapping as tryMappingOperation } from "./try-mapping.ts";
import { updateConnection as updateConnectionOperation } from "./update-connection.ts";

const permission = "connections.write";

export const testCredentials = defineAction({
  permission,
  input: testCredentialsInput,
  run: testCredentialsOperation,
});
export const connectProvider = defineAction({
  permission,
  stepUp: true,
  input: connectInput,
  run: createConnection,
});
export const updateConnection = defineAction({
  permission,
  stepUp: true,
  input: updateConnectionInput,
  run: updateConnectionOperation,
});
export const checkConnection = defineAction({
  permission,
  input: connectionIdInput,
  run: checkConnectionOperation,
});
export const disableConnection = defineAction({
  permission,
  input: connectionIdInput,
  run: enabling.disableConnection,
});
export const enableConnection = defineAction({
  permission,
  input: connectionIdInput,
  run: enabling.enableConnection,
});
export const tryMapping = defineAction({ permission, input: tryMappingInput, run: tryMappingOperation });
export const rotateCredentials = defineAction({
  permission,
  stepUp: true,
  input: rotateCredentialsInput,
  run: rotateCredentialsOperation,
});
export const endPreviousCredentials = defineAction({
  permission,
  stepUp: true,
  input: connectionIdInput,
  run: endPreviousCredentialsOperation,
});
export const checkHealth = defineAction({ permission, input: connectionIdInput, run: checkHealthOperation });
export const deleteConnection = defineAction({
  permission,
  stepUp: true,
  input: deleteConnectionInput,
  run: deleteConnectionOperation,
});
