import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { listViews } from "./list-views.ts";
import { listInput } from "./schema.ts";

export const viewsReader = defineReader({
  permission: "transactions.read",
  params: listInput,
  read: listViews,
});
