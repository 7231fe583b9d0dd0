"use server";

import { defineAction } from "../server/define-action.ts";
import { queueWindow } from "./queue-window.ts";
import { redeliver as redeliverOperation } from "./redeliver.ts";
import { deliveryIdInput, deliveryWindowInput, testEventInput } from "./schema.ts";
import { sendTestEvent as sendTestEventOperation } from "./send-test-event.ts";

const permission = "endpoints.redeliver";

export const sendTestEvent = defineAction({
  permission,
  input: testEventInput,
  run: (scope, input) => sendTestEventOperation(scope, input),
});
export const redeliver = defineAction({
  permission,
  input: deliveryIdInput,
  run: (scope, input) => redeliverOperation(scope, input),
});
/** Sends again what was given up in a window. */
export const recoverDeliveries = defineAction({
  permission,
  input: deliveryWindowInput,
  run: (scope, window) => queueWindow(scope, window, "recover-deliveries"),
});
/** Sends what the endpoint never got of a window. */
export const replayMissing = defineAction({
  permission,
  input: deliveryWindowInput,
  run: (scope, window) => queueWindow(scope, window, "replay-missing"),
});
