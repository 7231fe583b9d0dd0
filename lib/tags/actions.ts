"use server";

import { defineAction } from "../server/define-action.ts";
import { addTag as addTagOperation, removeTag as removeTagOperation } from "./change-tag.ts";
import { tagInput } from "./schema.ts";

export const addTag = defineAction({ permission: "transactions.tag", input: tagInput, run: addTagOperation });
export const removeTag = defineAction({
  permission: "transactions.tag",
  input: tagInput,
  run: removeTagOperation,
});
