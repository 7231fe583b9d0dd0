import { fromUnitsShort, toUnits } from "#sandbox/server/decimal.ts";
import type { ActInput, ActResult } from "#sandbox/server/provider.ts";
import { refuseAct } from "#sandbox/server/provider.ts";
import { notify } from "./notify.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

const actions = ["pay", "decline", "expire", "underpay", "overpay"];

export function conclude(
  state: EightyEightState,
  record: PayRecord,
  status: "COMPLETED" | "REJECTED",
  reason: string | null,
): void {
  record.status = status;
  record.onItsWay = false;
  record.rejectedFor = reason;
  record.updatedAt = state.context.clock.iso();
  state.context.scheduler.cancel("88pay.expire", record.reference);
  notify(state, record);
}

/** Money that arrives on chain: the exact amount or more completes; less leaves the charge pending for a person to look at. */
function confirm(state: EightyEightState, record: PayRecord): void {
  if (record.status !== "PENDING") return;
  record.onItsWay = false;
  if (toUnits(record.sentAmount ?? record.amount, 2) >= toUnits(record.amount, 2)) {
    conclude(state, record, "COMPLETED", null);
    return;
  }
  record.updatedAt = state.context.clock.iso();
  notify(state, record);
}

export function registerJobs(state: EightyEightState): void {
  const { scheduler } = state.context;
  const pending = (reference: string) => {
    const record = state.records.get(reference);
    return record?.status === "PENDING" ? record : undefined;
  };
  scheduler.handle("88pay.expire", (reference) => {
    const record = pending(reference);
    if (record) conclude(state, record, "REJECTED", "Expired");
  });
  scheduler.handle("88pay.confirm", (reference) => {
    const record = pending(reference);
    if (record) confirm(state, record);
  });
  scheduler.handle("88pay.payout", (reference) => {
    const record = pending(reference);
    if (record) conclude(state, record, record.rejectedFor ? "REJECTED" : "COMPLETED", record.rejectedFor);
  });
}

function send(state: EightyEightState, record: PayRecord, sent: bigint): void {
  record.sentAmount = sent === toUnits(record.amount, 2) ? null : fromUnitsShort(sent, 2);
  record.onItsWay = true;
  const wait = state.context.settings.of("88pay").confirmationMs;
  state.context.scheduler.after(wait, "88pay.confirm", record.reference);
}

/** What a press on the hosted page does. A charge that has ended, or money under way, is never touched again. */
export function act(state: EightyEightState, input: ActInput): ActResult {
  const record =
    state.records.get(input.id) ?? state.records.find((row) => row.merchantReference === input.id);
  if (!record) refuseAct(404, "no such transaction");
  if (!actions.includes(input.action)) refuseAct(400, `unknown action; one of ${actions.join(", ")}`);
  const result = (changed: boolean) => ({ id: record.reference, status: record.status, changed });
  if (record.status !== "PENDING" || record.onItsWay) return result(false);
  const amount = toUnits(record.amount, 2);
  if (input.action === "decline") conclude(state, record, "REJECTED", input.reason ?? "Declined");
  else if (input.action === "expire") conclude(state, record, "REJECTED", "Expired");
  else if (input.action === "underpay") send(state, record, amount / 2n);
  else if (input.action === "overpay") send(state, record, amount + amount / 10n);
  else if (record.methodCode === "USDT") send(state, record, amount);
  else conclude(state, record, "COMPLETED", null);
  return result(true);
}
