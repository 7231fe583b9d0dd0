import type { Mode } from "../mode.ts";
import type { Provider } from "../providers/contract.ts";
import type { MethodFamily } from "../providers/payment-contract.ts";
import { capabilitiesOf } from "../providers/registry.ts";

const FAMILIES: Readonly<Record<MethodFamily, string>> = {
  card: "Cards",
  bank: "Bank",
  wallet: "Wallets",
  cash: "Cash",
  crypto: "Crypto",
};

/** What a provider can do, in the words of its tags; derived from its operations and methods. */
export function capabilityLabels(provider: Provider, mode: Mode): string[] {
  const can = capabilitiesOf(provider);
  const families = new Set(provider.methods(mode).map(({ family }) => FAMILIES[family]));
  return [
    ...(can.payments ? ["Payments"] : []),
    ...families,
    ...(can.links ? ["Links"] : []),
    ...(can.deposits ? ["Deposits"] : []),
    ...(can.refunds ? ["Refunds"] : []),
    ...(can.payouts ? ["Payouts"] : []),
    ...(can.balances ? ["Balance"] : []),
    ...(can.status ? ["Status"] : []),
    ...(can.recovery ? ["Recovery"] : []),
  ];
}
