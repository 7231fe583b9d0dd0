import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { getCustomer } from "./get-customer.ts";
import { listCustomers } from "./list-customers.ts";
import { previewMerge } from "./preview-merge.ts";
import { customerFiltersSchema, customerParams, mergeInput } from "./schema.ts";

export const customersReader = defineReader({
  permission: "customers.read",
  params: customerFiltersSchema,
  read: listCustomers,
});
export const customerReader = defineReader({
  permission: "customers.read",
  params: customerParams,
  read: getCustomer,
});
export const mergePreviewReader = defineReader({
  permission: "customers.write",
  params: mergeInput,
  read: previewMerge,
});
