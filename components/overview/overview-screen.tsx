"use client";

import { Plus } from "lucide-react";
import type { CurrencyTotal } from "#lib/balances/schema.ts";
import { BalanceFigures } from "../balances/balance-figures.tsx";
import { zoneLabel } from "../layout/zone-label.ts";
import { cn } from "../ui/cn.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { useReader } from "../ui/reader.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { LatestCard } from "./latest-card.tsx";
import { clockAt, greetingAt, longDay } from "./overview-words.ts";
import { RangeMenu } from "./range-menu.tsx";
import { SuccessCard } from "./success-card.tsx";
import { type OverviewView, useOverview, useTotals } from "./use-overview.ts";
import { VolumeCard } from "./volume-card.tsx";
import { WebhooksCard } from "./webhooks-card.tsx";

export interface OverviewScreenProps extends OverviewView {
  /** The reader's first name. */
  readonly name: string;
  /** Null for those who may not see balances. */
  readonly totals: CurrencyTotal[] | null;
  readonly canConnect: boolean;
  readonly canCreateLink: boolean;
}

export function OverviewScreen(props: OverviewScreenProps) {
  const { merchant, name, canConnect, canCreateLink } = props;
  const { overview, range, setParams, isLoading } = useOverview(props);
  const totals = useTotals(props, props.totals);
  const { locale } = useReader();
  const { zone, city, setup, volume, attention } = overview;
  const asOf = new Date(overview.asOf);
  const base = `/${merchant}`;
  const inRange = `${base}/transactions?range=${range}`;
  return (
    <>
      <PageHeader
        title={`${greetingAt(asOf, zone)}, ${name}`}
        subtitle={`${longDay(asOf, zone, locale)} · all figures as of ${clockAt(asOf, zone, locale)}, by the days of ${city ?? zoneLabel(zone, asOf)}`}
        actions={
          <>
            {setup === "done" && (
              <RangeMenu range={range} onRange={(next) => void setParams({ range: next })} />
            )}
            {canCreateLink && setup !== "connect" && (
              <LinkButton
                href={`${base}/payment-links/new`}
                variant={setup === "done" ? "primary" : "default"}
                icon={<Plus aria-hidden />}
              >
                Payment link
              </LinkButton>
            )}
          </>
        }
      />
      <div className={cn("mt-5 grid gap-5 transition-opacity lg:grid-cols-3", isLoading && "opacity-60")}>
        {totals !== null && totals.length > 0 && (
          <div className="min-w-0 lg:col-span-3">
            <BalanceFigures totals={totals} href={`${base}/balances`} />
          </div>
        )}
        {setup !== "done" && (
          <div className="lg:col-span-3">
            <FirstSteps setup={setup} {...{ base, canConnect, canCreateLink }} />
          </div>
        )}
        {setup !== "done" && attention.length > 0 && (
          <AttentionCard lines={attention} base={base} className="lg:col-span-3" />
        )}
        {setup === "done" && (
          <>
            <div className="grid min-w-0 gap-5 lg:col-span-3 lg:grid-cols-3">
              <AttentionCard lines={attention} base={base} className="lg:col-start-3 lg:row-start-1" />
              <VolumeCard
                className="lg:col-span-2 lg:col-start-1 lg:row-start-1"
                volume={volume}
                range={range}
                href={`${inRange}&tab=succeeded&currency=${volume.currency}`}
                onCurrency={(currency) => void setParams({ currency })}
              />
            </div>
            <SuccessCard methods={overview.successByMethod} href={inRange} />
            <WebhooksCard proof={overview.webhooks} href={`${base}/webhooks`} />
            <LatestCard rows={overview.latest} href={`${base}/transactions`} />
          </>
        )}
      </div>
    </>
  );
}
