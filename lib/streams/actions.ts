"use server";

import { defineAction } from "../server/define-action.ts";
import { recoverNow as recoverNowOperation } from "./recover-now.ts";
import { streamParams } from "./schema.ts";

export const recoverNow = defineAction({
  permission: "connections.write",
  input: streamParams,
  run: recoverNowOperation,
});
