"use server";

import { defineAction } from "../server/define-action.ts";
import { sendTestInput } from "./schema.ts";
import { sendTest as sendTestOperation } from "./send-test.ts";

export const sendTest = defineAction({
  permission: "webhooks.test",
  input: sendTestInput,
  run: (scope, input) => sendTestOperation(scope, input),
});
