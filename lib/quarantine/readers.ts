import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { examineRequest } from "./examine-request.ts";
import { requestIdInput } from "./schema.ts";

export const diagnosisReader = defineReader({
  permission: "webhooks.read",
  params: requestIdInput,
  read: examineRequest,
});
