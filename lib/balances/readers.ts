import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getBalances } from "./get-balances.ts";
import { listTotals } from "./list-totals.ts";

export const balancesReader = defineReader({
  permission: "balances.read",
  params: z.object({}),
  read: (scope) => getBalances(scope),
});
export const totalsReader = defineReader({
  permission: "balances.read",
  params: z.object({}),
  read: (scope) => listTotals(scope),
});
