import type { DepositFilters } from "#lib/deposits/schema.ts";
import type { LinkTab } from "../ui/link-tabs.tsx";
import { depositsQuery } from "./deposits-url.ts";

const TABS = [
  { state: "all", label: "All" },
  { state: "bound", label: "Bound" },
  { state: "unbound", label: "Unbound" },
] as const;

export function depositTabs(base: string, filters: DepositFilters): LinkTab[] {
  return TABS.map(({ state, label }) => ({
    label,
    href: base + depositsQuery(filters, { state, after: undefined, before: undefined }),
    current: filters.state === state,
  }));
}
