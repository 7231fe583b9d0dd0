"use server";

import { z } from "zod";
import { defineAction } from "../server/define-action.ts";
import { queueCheck } from "./queue-check.ts";

/** Has the worker check the chain now. */
export const checkAuditNow = defineAction({
  permission: "audit.read",
  input: z.object({}),
  run: queueCheck,
});
