"use server";

import { defineAction } from "../server/define-action.ts";
import { addNoteToCustomer } from "./add-note.ts";
import * as merging from "./merge-customers.ts";
import * as revealing from "./reveal-customer.ts";
import { addCustomerNoteInput, mergeInput, revealInput } from "./schema.ts";

export const addCustomerNote = defineAction({
  permission: "customers.write",
  input: addCustomerNoteInput,
  run: (scope, input) => addNoteToCustomer(scope, input),
});
export const revealCustomer = defineAction({
  permission: "customers.reveal",
  input: revealInput,
  run: (scope, input) => revealing.revealCustomer(scope, input),
});
export const mergeCustomers = defineAction({
  permission: "customers.write",
  input: mergeInput,
  run: (scope, input) => merging.mergeCustomers(scope, input),
});
