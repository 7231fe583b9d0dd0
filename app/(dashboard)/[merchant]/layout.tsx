import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ExportWatch } from "#components/exports/export-watch.tsx";
import { StepUp } from "#components/factors/step-up.tsx";
import { AppShell } from "#components/layout/app-shell.tsx";
import { LiveUpdates } from "#components/layout/live-updates.tsx";
import { MerchantClock } from "#components/layout/merchant-clock.tsx";
import { loadPage } from "#lib/server/load-page.ts";
import { loadShell } from "#lib/server/load-shell.ts";
import { setMode, signOut } from "#lib/team/actions.ts";

interface LayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ merchant: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { merchant } = await params;
  const shell = await loadPage(() => loadShell(merchant));
  return { title: { default: shell.merchant.name, template: `%s · ${shell.merchant.name} · Paydeck` } };
}

export default async function MerchantLayout({ children, params }: LayoutProps) {
  const drawnAt = Date.now();
  const { merchant } = await params;
  const shell = await loadPage(() => loadShell(merchant));
  return (
    <MerchantClock zone={shell.zone} clock={shell.clock}>
      <AppShell {...shell} setMode={setMode} signOut={signOut}>
        {shell.isLive && <LiveUpdates merchantSlug={merchant} drawnAt={drawnAt} />}
        <ExportWatch merchant={merchant} />
        <StepUp />
        {children}
      </AppShell>
    </MerchantClock>
  );
}
