"use server";

import { defineAction } from "../server/define-action.ts";
import { decideApproval } from "./decide-approval.ts";
import { decideInput, setLimitInput } from "./schema.ts";
import { setLimit } from "./set-limit.ts";

export const decide = defineAction({
  permission: "approvals.decide",
  stepUp: true,
  input: decideInput,
  run: decideApproval,
});
export const setApprovalLimit = defineAction({
  permission: "settings.write",
  stepUp: true,
  input: setLimitInput,
  run: setLimit,
});
