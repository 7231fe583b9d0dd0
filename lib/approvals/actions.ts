"use server";

import { defineAction } from "../server/define-action.ts";
import { decideApproval } from "./decide-approval.ts";
import { decideInput, setLimitInput } from "./schema.ts";
import { setLimit } from "./set-limit.ts";

export const decide = defineAction({
  permission: "approvals.decide",
  input: decideInput,
  run: decideApproval,
});
export const setApprovalLimit = defineAction({
  permission: "settings.write",
  input: setLimitInput,
  run: setLimit,
});
