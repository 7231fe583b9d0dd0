"use server";

import { defineAction } from "../server/define-action.ts";
import { transactionIdInput } from "../transactions/schema.ts";
import { askPayout } from "./ask-payout.ts";
import { askRefund } from "./ask-refund.ts";
import { callOff } from "./call-off.ts";
import { recordTransfer } from "./record-transfer.ts";
import { callOffInput, payoutInput, recordTransferInput, refundInput, settleInput } from "./schema.ts";
import { sendAgain } from "./send-again.ts";
import { settleMovement } from "./settle-movement.ts";

export const createRefund = defineAction({
  permission: "refunds.create",
  stepUp: true,
  input: refundInput,
  run: askRefund,
});
export const createPayout = defineAction({
  permission: "payouts.create",
  stepUp: true,
  input: payoutInput,
  run: askPayout,
});

export const recordRefundTransfer = defineAction({
  permission: "refunds.create",
  stepUp: true,
  input: recordTransferInput,
  run: recordTransfer,
});
export const callOffRefund = defineAction({
  permission: "refunds.create",
  input: callOffInput,
  run: (scope, input) => callOff(scope, input, "refund"),
});
export const callOffPayout = defineAction({
  permission: "payouts.create",
  input: callOffInput,
  run: (scope, input) => callOff(scope, input, "payout"),
});
export const settleUnknown = defineAction({
  permission: "payouts.create",
  stepUp: true,
  input: settleInput,
  run: settleMovement,
});
export const sendOnceMore = defineAction({
  permission: "payouts.create",
  stepUp: true,
  input: transactionIdInput,
  run: sendAgain,
});
