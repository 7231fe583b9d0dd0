import { fromUnits, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { exactNumber } from "#sandbox/server/http.ts";
import { availableUnits } from "./balance.ts";
import { readCharge } from "./charge-input.ts";
import { newRecord } from "./create-charge.ts";
import { refuse, success } from "./envelope.ts";
import type { EightyEightState } from "./state.ts";

/** POST /api/transactions/cashout-bank-transfer. An account number ending in 0002 is rejected by the bank later on. */
export function createPayout(state: EightyEightState, request: SandboxRequest, sessionId: string): Reply {
  const input = readCharge(state, request, "PAYOUT");
  const bank = input.body.bank_details;
  if (input.body.method_code !== "BANK_TRANSFER") refuse(400, "Invalid parameter: method_code");
  if (!bank) refuse(400, "Invalid parameter: bank_details");
  if (input.body.country === "COL" && !(bank.document_type && bank.document_number))
    refuse(400, "Invalid parameter: bank_details.document_number");
  const free = availableUnits(state, input.body.currency);
  if (toUnits(input.amount, 2) > free) {
    refuse(422, `Insufficient balance: ${fromUnits(free, 2)} ${input.body.currency} available`);
  }
  const record = newRecord(state, input, sessionId);
  const { confirmationMs, cashouts } = state.context.settings.of("88pay");
  const fails = cashouts === "fail" || bank.account_number.endsWith("0002");
  record.rejectedFor = fails ? "Account does not exist" : null;
  state.records.put(record);
  if (cashouts !== "wait") state.context.scheduler.after(confirmationMs, "88pay.payout", record.reference);
  return success("Cashout created", {
    reference: record.reference,
    amount: exactNumber(record.amount),
    currency: record.currency,
    status: record.status,
  });
}
