import type { NextAction } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import type { ChargeFields } from "./charge-schema.ts";

/** What the payer has to do, by what the answer to the charge holds. Null: it does not say, or contradicts itself. */
export function nextActionOf(charge: ChargeFields, amount: string): NextAction | null {
  if (charge.depositAddress) return cryptoAction(charge, charge.depositAddress, amount);
  if (charge.voucherUrl)
    return { type: "voucher", url: charge.voucherUrl, code: charge.paymentCode ?? charge.reference };
  if (charge.bankDetails) return { type: "bank_details", details: linesOf(charge.bankDetails) };
  if (charge.urlCheckout) return { type: "redirect", url: charge.urlCheckout };
  return null;
}

/** 88Pay chooses the network and names it (page "crypto"): TRC20 addresses begin with T, ERC20 ones with 0x. */
const NETWORKS = [
  { code: "TRC20", name: "Tron (TRC20)", address: /^T[1-9A-HJ-NP-Za-km-z]{33}$/ },
  { code: "ERC20", name: "Ethereum (ERC20)", address: /^0x[0-9a-fA-F]{40}$/ },
];

/** Money sent over the wrong network is gone: an address that is not one of the network it is said to be on is not shown. */
function cryptoAction(charge: ChargeFields, address: string, amount: string): NextAction | null {
  const named = charge.network?.toUpperCase();
  const network = NETWORKS.find((known) => known.address.test(address));
  if (!network || (named !== undefined && named !== network.code)) return null;
  return {
    type: "crypto",
    address,
    network: network.name,
    amount: shortDecimal(charge.amount ?? amount),
    currency: "USDT",
  };
}

function linesOf(details: NonNullable<ChargeFields["bankDetails"]>) {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => ({ label: labelOf(key), value: String(value) }));
}

function labelOf(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
