"use server";

import { defineAction } from "../server/define-action.ts";
import { repeatInvoice as repeat } from "./repeat-invoice.ts";
import { recurringStepInput, repeatInput } from "./schema.ts";
import { takeRecurringStep as take } from "./take-step.ts";

export const repeatInvoice = defineAction({
  permission: "invoices.write",
  input: repeatInput,
  run: (scope, input) => repeat(scope, input),
});
export const takeRecurringStep = defineAction({
  permission: "invoices.write",
  input: recurringStepInput,
  run: (scope, input) => take(scope, input),
});
