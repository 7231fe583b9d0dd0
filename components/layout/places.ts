import {
  ArrowDownToLine,
  ArrowLeftRight,
  Contact,
  FileDown,
  FileText,
  Landmark,
  LayoutDashboard,
  Link,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
  ShieldCheck,
  Users,
  Wallet,
  Webhook,
} from "lucide-react";
import type { PlaceKey } from "./shell-types.ts";

export interface Place {
  key: PlaceKey;
  label: string;
  /** Second key after "g"; empty for none. */
  letter: string;
  icon: LucideIcon;
}

export const placeGroups: readonly { label: string; places: readonly Place[] }[] = [
  {
    label: "",
    places: [
      { key: "overview", label: "Overview", letter: "o", icon: LayoutDashboard },
      { key: "transactions", label: "Transactions", letter: "t", icon: ArrowLeftRight },
      { key: "balances", label: "Balances", letter: "b", icon: Wallet },
    ],
  },
  {
    label: "Get paid",
    places: [
      { key: "payment-links", label: "Payment links", letter: "l", icon: Link },
      { key: "invoices", label: "Invoices", letter: "i", icon: FileText },
      { key: "deposits", label: "Deposits", letter: "d", icon: ArrowDownToLine },
      { key: "customers", label: "Customers", letter: "u", icon: Contact },
    ],
  },
  {
    label: "Pay out",
    places: [
      { key: "payouts", label: "Payouts", letter: "p", icon: Landmark },
      { key: "approvals", label: "Approvals", letter: "a", icon: ShieldCheck },
    ],
  },
  {
    label: "Operations",
    places: [
      { key: "webhooks", label: "Webhooks", letter: "w", icon: Webhook },
      { key: "connections", label: "Connections", letter: "c", icon: Plug },
      { key: "exports", label: "Exports", letter: "e", icon: FileDown },
      { key: "audit", label: "Audit log", letter: "", icon: ScrollText },
    ],
  },
];

export const footPlaces: readonly Place[] = [
  { key: "team", label: "Team", letter: "", icon: Users },
  { key: "settings", label: "Settings", letter: "", icon: Settings },
];

export const allPlaces: readonly Place[] = [...placeGroups.flatMap((group) => group.places), ...footPlaces];

export function placePath(slug: string, key: PlaceKey): string {
  return `/${slug}/${key}`;
}

/** The screen a path belongs to. */
export function placeAt(slug: string, pathname: string): Place | undefined {
  return allPlaces.find((place) => {
    const path = placePath(slug, place.key);
    return pathname === path || pathname.startsWith(`${path}/`);
  });
}
