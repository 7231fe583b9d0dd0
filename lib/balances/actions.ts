"use server";

import { defineAction } from "../server/define-action.ts";
import { refreshBalances as refreshBalancesOperation } from "./refresh-balances.ts";
import { refreshBalancesInput } from "./schema.ts";

export const refreshBalances = defineAction({
  permission: "balances.refresh",
  input: refreshBalancesInput,
  run: refreshBalancesOperation,
});
