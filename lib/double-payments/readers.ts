import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { getDoublePayments } from "./get-double-payments.ts";
import { doublePaymentsParams } from "./schema.ts";

export const doublePaymentsReader = defineReader({
  permission: "transactions.read",
  params: doublePaymentsParams,
  read: getDoublePayments,
});
