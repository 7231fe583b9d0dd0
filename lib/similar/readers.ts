import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { listSimilar } from "./list-similar.ts";
import { similarParams } from "./schema.ts";

export const similarReader = defineReader({
  permission: "transactions.read",
  params: similarParams,
  read: listSimilar,
});
