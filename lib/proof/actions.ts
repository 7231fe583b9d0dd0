"use server";

import { defineAction } from "../server/define-action.ts";
import { askSent as askSentOperation } from "./ask-sent.ts";
import { askSentInput } from "./schema.ts";

export const askSent = defineAction({
  permission: "transactions.sync",
  input: askSentInput,
  run: (scope, input) => askSentOperation(scope, input),
});
