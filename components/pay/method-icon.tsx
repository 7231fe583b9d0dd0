import { Banknote, Coins, CreditCard, Landmark, type LucideIcon, Smartphone } from "lucide-react";
import type { MethodFamily } from "#lib/providers/payment-contract.ts";

const ICONS: Readonly<Record<MethodFamily, LucideIcon>> = {
  bank: Landmark,
  card: CreditCard,
  cash: Banknote,
  crypto: Coins,
  wallet: Smartphone,
};

export function MethodIcon({ family }: { family: MethodFamily }) {
  const Icon = ICONS[family];
  return <Icon aria-hidden className="size-[17px]" />;
}
