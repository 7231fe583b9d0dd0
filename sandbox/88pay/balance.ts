import { sandboxAccounts } from "#sandbox/accounts.ts";
import { fromUnits, fromUnitsShort, toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { exactNumber } from "#sandbox/server/http.ts";
import { refuse, success } from "./envelope.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

const accountCurrency = "COP";

function sum(records: readonly PayRecord[], test: (record: PayRecord) => boolean): bigint {
  return records.reduce(
    (total, record) => (test(record) ? total + toUnits(record.sentAmount ?? record.amount, 2) : total),
    0n,
  );
}

/** Completed payins less payouts that are done or under way; never below zero. Hundredths of the currency. */
export function availableUnits(state: EightyEightState, currency: string): bigint {
  const own = state.records.all().filter((record) => record.currency === currency);
  const received = sum(own, (record) => record.flow === "PAYIN" && record.status === "COMPLETED");
  const gone = sum(own, (record) => record.flow === "PAYOUT" && record.status !== "REJECTED");
  return received > gone ? received - gone : 0n;
}

/** POST /api/balance?id=…: strings with two decimals and one bare number, over the account's own currency. */
export function readBalance(state: EightyEightState, request: SandboxRequest): Reply {
  const id = request.query.get("id");
  if (!id) refuse(400, "Invalid parameter: id");
  if (id !== sandboxAccounts["88pay"].merchantId) refuse(403, "Merchant does not belong to this account");
  const own = state.records.all().filter((record) => record.currency === accountCurrency);
  const payin = sum(own, (record) => record.flow === "PAYIN" && record.status === "COMPLETED");
  const payout = sum(own, (record) => record.flow === "PAYOUT" && record.status === "COMPLETED");
  return success("OK", {
    merchant_id: id,
    balance_summary: {
      total_payin: fromUnits(payin, 2),
      total_payout: fromUnits(payout, 2),
      total_settled: "0.00",
      total_available: fromUnits(availableUnits(state, accountCurrency), 2),
      net_balance: exactNumber(fromUnitsShort(payin - payout, 2)),
    },
    message: "Balance calculated successfully",
  });
}
