import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { listCaseLinks } from "./list-case-links.ts";
import { caseLinksParams } from "./schema.ts";

export const caseLinksReader = defineReader({
  permission: "transactions.read",
  params: caseLinksParams,
  read: (scope, params) => listCaseLinks(scope, params),
});
