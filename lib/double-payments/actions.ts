"use server";

import { defineAction } from "../server/define-action.ts";
import { keepBoth as keepBothOperation } from "./keep-both.ts";
import { keepBothInput } from "./schema.ts";

export const keepBoth = defineAction({
  permission: "transactions.mark",
  input: keepBothInput,
  run: keepBothOperation,
});
