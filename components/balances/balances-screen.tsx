"use client";

import { Plug, Wallet } from "lucide-react";
import { useMemo } from "react";
import type { Balance } from "#lib/balances/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { BalanceCard } from "./balance-card.tsx";
import { balanceColumns, balanceKey } from "./balance-columns.tsx";
import { BalanceFigures } from "./balance-figures.tsx";
import { HistoryCard } from "./history-card.tsx";
import { RefreshButton } from "./refresh-button.tsx";
import { type BalancesView, useBalances } from "./use-balances.ts";

export interface BalancesScreenProps extends BalancesView {
  /** Only this currency's rows, from the address. */
  readonly currency: string | undefined;
  readonly canRefresh: boolean;
  readonly canConnect: boolean;
}

export function BalancesScreen(props: BalancesScreenProps) {
  const { merchant, currency, canRefresh, canConnect } = props;
  const { totals, balances, connections } = useBalances(props);
  const base = `/${merchant}`;
  const rows = useMemo(
    () => balances.filter((balance) => currency === undefined || balance.currency === currency),
    [balances, currency],
  );
  const empty = <NoBalances base={base} connected={connections > 0} canConnect={canConnect} />;
  return (
    <>
      <PageHeader
        title="Balances"
        subtitle="What each provider holds for you, and what is already yours on-chain."
        actions={canRefresh && connections > 0 && <RefreshButton merchant={merchant} />}
      />
      {balances.length === 0 ? (
        <Card className="mt-5">{empty}</Card>
      ) : (
        <div className="mt-5 grid gap-5">
          <BalanceFigures totals={totals} href={`${base}/balances`} />
          <section aria-label="By connection" className="min-w-0">
            {currency !== undefined && (
              <p className="pb-3 text-ink-2">
                Only {currency}. <TextLink href={`${base}/balances`}>Show all currencies</TextLink>
              </p>
            )}
            <DataTable<Balance>
              label="Balances by connection and currency"
              columns={balanceColumns}
              rows={rows}
              rowKey={balanceKey}
              rowHref={(row) =>
                `${base}/transactions?connection=${row.connection.id}&currency=${row.currency}`
              }
              renderCard={(row) => <BalanceCard balance={row} />}
              filtered={currency !== undefined}
              empty={empty}
              emptyFiltered={empty}
            />
          </section>
          <HistoryCard balances={rows} />
        </div>
      )}
    </>
  );
}

function NoBalances({
  base,
  connected,
  canConnect,
}: {
  base: string;
  connected: boolean;
  canConnect: boolean;
}) {
  if (connected) {
    return (
      <EmptyState icon={Wallet} title="No balance yet">
        The first one appears within five minutes; for on-chain money, with the first payment that arrives.
      </EmptyState>
    );
  }
  const connect = (
    <LinkButton href={`${base}/connections/new`} variant="primary">
      Connect a provider
    </LinkButton>
  );
  return (
    <EmptyState icon={Plug} title="No provider connected" action={canConnect && connect}>
      What each provider holds for you appears here, per currency, once one is connected.
    </EmptyState>
  );
}
