import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { getCustomerWords } from "./get-customer-words.ts";
import { customerWordsParams } from "./schema.ts";

export const customerWordsReader = defineReader({
  permission: "transactions.read",
  params: customerWordsParams,
  read: (scope, params) => getCustomerWords(scope, params),
});
