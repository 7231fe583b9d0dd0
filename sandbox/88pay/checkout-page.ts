import type { CheckoutButton, CheckoutView } from "#sandbox/server/checkout.ts";
import { checkoutPage, pressCheckout } from "#sandbox/server/checkout.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { param } from "#sandbox/server/http.ts";
import { notFoundPage } from "#sandbox/server/page.ts";
import { qrDataUrl, qrPng } from "#sandbox/server/qr.ts";
import { act } from "./act.ts";
import { bankDetails, depositAddress, paymentCode } from "./create-charge.ts";
import { methods } from "./methods.ts";
import type { EightyEightState, PayRecord } from "./state.ts";

const expire: CheckoutButton = { action: "expire", label: "Expire now", tone: "quiet" };
const reasons = [
  "Insufficient funds",
  "Declined by the bank",
  "Cancelled by the customer",
  "Suspected fraud",
];
const buttonsByAnswer: Record<string, CheckoutButton[]> = {
  redirect: [
    { action: "pay", label: "Pay" },
    { action: "decline", label: "Decline", tone: "bad", reasons },
    expire,
  ],
  voucher: [
    { action: "pay", label: "Pay at the counter" },
    { action: "decline", label: "Decline", tone: "bad" },
    expire,
  ],
  bank: [
    { action: "pay", label: "Send the transfer" },
    { action: "decline", label: "Decline", tone: "bad", reasons },
    expire,
  ],
  crypto: [
    { action: "pay", label: "Send exact amount" },
    { action: "underpay", label: "Send less", tone: "quiet" },
    { action: "overpay", label: "Send more", tone: "quiet" },
    expire,
  ],
};

function outcomeOf(record: PayRecord): CheckoutView["outcome"] {
  if (record.status === "COMPLETED")
    return { heading: "Payment completed", text: "The merchant has been told." };
  if (record.status === "REJECTED") {
    return { heading: "Payment rejected", text: record.rejectedFor ?? "The payment was not made." };
  }
  if (record.onItsWay)
    return { heading: "Payment detected", text: "Waiting for confirmations on the network." };
  if (record.sentAmount)
    return { heading: "Amount does not match", text: `${record.sentAmount} ${record.currency} arrived.` };
  return undefined;
}

function methodDetails(record: PayRecord): [string, string][] {
  switch (methods[record.methodCode]?.answer) {
    case "voucher":
      return [["Payment code", paymentCode(record)]];
    case "bank": {
      const bank = bankDetails(record);
      return [
        ["Bank", bank.bank_name],
        ["Account", bank.account_number],
        ["Transfer reference", bank.reference_number],
      ];
    }
    case "crypto":
      return [
        ["Network", record.network ?? "TRC20"],
        ["Address", depositAddress(record)],
      ];
    default:
      return [];
  }
}

export function showCheckout(state: EightyEightState, request: SandboxRequest): Reply {
  const record = state.records.get(param(request, "reference"));
  if (!record) return notFoundPage("88Pay");
  const method = methods[record.methodCode];
  const open = record.status === "PENDING" && !record.onItsWay;
  const outcome = outcomeOf(record);
  return checkoutPage({
    provider: "88Pay",
    title: `${method?.title ?? record.methodCode} payment`,
    amount: `${record.amount} ${record.currency}`,
    details: [
      ["For", record.description],
      ["Reference", record.reference],
      ["Status", record.status],
      ...methodDetails(record),
      ...(record.expiresAt ? [["Valid until", record.expiresAt] as const] : []),
    ],
    ...(outcome && { outcome }),
    buttons: open ? (buttonsByAnswer[method?.answer ?? "redirect"] ?? []) : [],
    backUrl: record.returnUrl,
    path: `/88pay/checkout/${record.reference}`,
    left: request.query.has("left") && open,
    ...(method?.answer === "crypto" && { qr: qrDataUrl(depositAddress(record)) }),
  });
}

export function pressButton(state: EightyEightState, request: SandboxRequest): Promise<Reply> | Reply {
  const record = state.records.get(param(request, "reference"));
  if (!record) return notFoundPage("88Pay");
  return pressCheckout({
    request,
    path: `/88pay/checkout/${record.reference}`,
    act: (form) => {
      act(state, {
        id: record.reference,
        action: form.get("action") ?? "",
        reason: form.get("reason") ?? undefined,
      });
    },
    inFlight: () => record.onItsWay,
  });
}

export function showQr(state: EightyEightState, request: SandboxRequest): Reply {
  const record = state.records.get(param(request, "file").replace(/\.png$/, ""));
  if (!record) return notFoundPage("88Pay");
  return { status: 200, headers: { "content-type": "image/png" }, body: qrPng(depositAddress(record)) };
}
