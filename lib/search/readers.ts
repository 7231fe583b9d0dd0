import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { answerSearch } from "./answer-search.ts";
import { searchParamsSchema } from "./schema.ts";

export const searchReader = defineReader({
  permission: "transactions.read",
  params: searchParamsSchema,
  read: answerSearch,
});
