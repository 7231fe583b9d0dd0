import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { exactNumber } from "#sandbox/server/http.ts";
import { fakeAddress, upperCode } from "#sandbox/server/ids.ts";
import type { ChargeInput } from "./charge-input.ts";
import { readCharge } from "./charge-input.ts";
import { refuse, success } from "./envelope.ts";
import { methods } from "./methods.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

const hourMs = 3_600_000;
const voucherMethods = ["CASH", "OXXO"];

export function newRecord(state: EightyEightState, input: ChargeInput, sessionId: string): PayRecord {
  const now = state.context.clock.now();
  const iso = new Date(now).toISOString();
  const { body } = input;
  return {
    reference: `IP${upperCode(9)}`,
    sessionId,
    flow: body.flow,
    methodCode: body.method_code,
    network: body.method_code === "USDT" ? state.context.settings.of("88pay").usdtNetwork : null,
    amount: input.amount,
    currency: body.currency,
    country: body.country,
    description: body.description,
    customerId: body.customer_id,
    merchantReference: body.order?.reference ?? null,
    notificationUrl: body.notification_url,
    returnUrl: body.return_url ?? null,
    status: "PENDING",
    sentAmount: null,
    onItsWay: false,
    rejectedFor: null,
    createdAt: iso,
    updatedAt: iso,
    expiresAt: body.flow === "PAYIN" ? new Date(now + input.method.waitHours * hourMs).toISOString() : null,
  };
}

/** POST /api/transactions/charges, and /cash with `onlyVouchers`. The answer differs by method and has no status. */
export function createCharge(
  state: EightyEightState,
  request: SandboxRequest,
  sessionId: string,
  onlyVouchers: boolean,
): Reply {
  const input = readCharge(state, request, "PAYIN");
  if (onlyVouchers && !voucherMethods.includes(input.body.method_code)) {
    refuse(400, "Invalid parameter: method_code");
  }
  const record = state.records.put(newRecord(state, input, sessionId));
  if (record.expiresAt) {
    state.context.scheduler.at(Date.parse(record.expiresAt), "88pay.expire", record.reference);
  }
  const money = { amount: exactNumber(record.amount), currency: record.currency };
  return success("Method processed", { ...answerOf(state, record), ...money });
}

export function pageUrl(state: EightyEightState, record: PayRecord): string {
  return `${state.context.baseUrl()}/88pay/checkout/${record.reference}`;
}

export function voucherUrl(state: EightyEightState, record: PayRecord): string {
  return `${state.context.baseUrl()}/88pay/vouchers/${record.reference}.pdf`;
}

export function depositAddress(record: PayRecord): string {
  return fakeAddress(record.network === "ERC20" ? "evm" : "tron", record.reference);
}

export function paymentCode(record: PayRecord): string {
  const digits = [...record.reference].map((letter) => letter.charCodeAt(0) % 10).join("");
  return `88PAY${digits.slice(-9)}`;
}

export function bankDetails(record: PayRecord) {
  const clabe = record.methodCode === "SPEI";
  return {
    bank_name: clabe ? "Banco Sandbox MX" : "Banco Sandbox",
    account_number: clabe ? "646180000000000000" : "000123456789",
    account_type: clabe ? "CLABE" : "CHECKING",
    holder_name: "88Pay Sandbox",
    identification: "900000000-0",
    reference_number: record.reference,
  };
}

function answerOf(state: EightyEightState, record: PayRecord): Record<string, unknown> {
  const reference = record.reference;
  switch (methods[record.methodCode]?.answer) {
    case "voucher":
      return {
        voucher_url: voucherUrl(state, record),
        payment_code: paymentCode(record),
        reference,
        expires_at: record.expiresAt,
      };
    case "bank":
      return { reference, bank_details: bankDetails(record) };
    case "crypto":
      return {
        reference,
        deposit_address: depositAddress(record),
        network: record.network,
        qr_code_url: `${state.context.baseUrl()}/88pay/qr/${reference}.png`,
      };
    default:
      return {
        urlCheckout: pageUrl(state, record),
        reference,
        ...(record.methodCode === "CARDS" && { customer_id: record.customerId }),
      };
  }
}
