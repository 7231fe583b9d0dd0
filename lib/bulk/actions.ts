"use server";

import { defineAction } from "../server/define-action.ts";
import { bulkSync as bulkSyncOperation } from "./bulk-sync.ts";
import { bulkTag as bulkTagOperation } from "./bulk-tag.ts";
import { bulkSyncInput, bulkTagInput } from "./schema.ts";

export const bulkSync = defineAction({
  permission: "transactions.sync",
  input: bulkSyncInput,
  run: bulkSyncOperation,
});
export const bulkTag = defineAction({
  permission: "transactions.tag",
  input: bulkTagInput,
  run: bulkTagOperation,
});
