import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { transactionIdInput } from "../transactions/schema.ts";
import { getMovements } from "./get-movements.ts";
import { getPayoutOptions } from "./get-payout-options.ts";

export const movementsReader = defineReader({
  permission: "transactions.read",
  params: transactionIdInput,
  read: getMovements,
});
export const payoutOptionsReader = defineReader({
  permission: "payouts.create",
  params: z.object({}),
  read: getPayoutOptions,
});
