"use client";

import { type AccountSection, accountSections } from "#lib/provider-account/status.ts";
import { useCurrentConnection } from "../connections/current-connection.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { type AccountFilters, accountQuery } from "./account-url.ts";
import { DeliveriesSection } from "./deliveries-section.tsx";
import { EndpointsSection } from "./endpoints-section.tsx";
import { LinksSection } from "./links-section.tsx";
import { PaymentsSection } from "./payments-section.tsx";
import { PoolsSection } from "./pools-section.tsx";
import { TokensSection } from "./tokens-section.tsx";
import { TotalsSection } from "./totals-section.tsx";
import type { AccountProps } from "./use-account.ts";

interface AccountScreenProps {
  /** As the address has it; anything unknown opens the first one. */
  section: string | undefined;
  filters: AccountFilters;
  canRetry: boolean;
}

/** What stands in the provider's own account, one section at a time: only the open one is asked for. */
export function AccountScreen({ section, filters, canRetry }: AccountScreenProps) {
  const { merchant, connection, canWrite } = useCurrentConnection();
  const sections = accountSections(connection.operations);
  const open = sections.find(({ id }) => id === section) ?? sections[0];
  if (open === undefined)
    return (
      <EmptyState title="Nothing to look at there">
        {connection.providerName} has no way to be asked about its account.
      </EmptyState>
    );
  const base = `/${merchant}/connections/${connection.id}/at-provider`;
  const tabs = sections.map(({ id, label }) => ({
    label,
    href: base + accountQuery(id),
    current: id === open.id,
  }));
  const account = {
    merchant,
    connectionId: connection.id,
    providerName: connection.providerName,
    canWrite,
  };
  return (
    <div className="mt-5 grid gap-4">
      {sections.length > 1 && <LinkTabs label="Sections" tabs={tabs} />}
      <Section key={open.id} {...{ account, base, filters, canRetry }} id={open.id} />
    </div>
  );
}

interface SectionProps {
  id: AccountSection;
  account: AccountProps;
  base: string;
  filters: AccountFilters;
  canRetry: boolean;
}

function Section({ id, account, base, filters, canRetry }: SectionProps) {
  if (id === "payments") return <PaymentsSection {...account} {...{ base, filters }} />;
  if (id === "deliveries") return <DeliveriesSection {...account} {...{ base, filters, canRetry }} />;
  if (id === "totals") return <TotalsSection {...account} />;
  if (id === "tokens") return <TokensSection {...account} />;
  if (id === "pools") return <PoolsSection {...account} />;
  if (id === "endpoints") return <EndpointsSection {...account} />;
  return <LinksSection {...account} />;
}
