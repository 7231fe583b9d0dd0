import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { listTags } from "./list-tags.ts";

export const tagsReader = defineReader({
  permission: "transactions.read",
  params: z.object({}),
  read: listTags,
});
