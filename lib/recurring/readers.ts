import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getRecurringOf, listRecurring } from "./list-recurring.ts";
import { recurringOfInput } from "./schema.ts";

export const recurringReader = defineReader({
  permission: "invoices.read",
  params: z.object({}),
  read: (scope) => listRecurring(scope),
});
export const recurringOfReader = defineReader({
  permission: "invoices.read",
  params: recurringOfInput,
  read: getRecurringOf,
});
