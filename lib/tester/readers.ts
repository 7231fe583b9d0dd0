import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { loadTester } from "./load-tester.ts";
import { testerParamsSchema } from "./schema.ts";

export const testerReader = defineReader({
  permission: "webhooks.read",
  params: testerParamsSchema,
  read: (scope, params) => loadTester(scope, params),
});
