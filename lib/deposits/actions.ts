"use server";

import { defineAction } from "../server/define-action.ts";
import * as binding from "./bind-address.ts";
import * as checking from "./check-deposits.ts";
import { bindAddressInput, depositIdInput } from "./schema.ts";
import * as unbinding from "./unbind-address.ts";

export const bindAddress = defineAction({
  permission: "deposits.write",
  input: bindAddressInput,
  run: (scope, input) => binding.bindAddress(scope, input),
});
export const unbindAddress = defineAction({
  permission: "deposits.write",
  input: depositIdInput,
  run: (scope, input) => unbinding.unbindAddress(scope, input),
});
export const checkDeposits = defineAction({
  permission: "transactions.sync",
  input: depositIdInput,
  run: checking.checkDeposits,
});
