import { LimitsCard } from "#components/settings-limits/limits-card.tsx";
import { OwnSessions } from "#components/team/own-sessions.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { limitsReader } from "#lib/approvals/readers.ts";
import { currentMember } from "#lib/server/current-member.ts";
import { loadOwnSessions } from "#lib/server/load-own-sessions.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface SettingsPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { merchant } = await params;
  const [sessions, member] = await loadPage(() =>
    Promise.all([loadOwnSessions(merchant), currentMember(merchant)]),
  );
  const limits = member.permissions.includes("approvals.read")
    ? await loadPage(() => limitsReader.load(merchant, {}))
    : null;
  return (
    <div className="grid max-w-[760px] gap-5">
      <PageHeader
        title="Settings"
        subtitle="A session ends after 30 minutes without use, and 8 hours after signing in."
      />
      {limits !== null && (
        <LimitsCard
          merchant={merchant}
          limits={limits}
          baseCurrency={member.merchant.baseCurrency}
          canWrite={member.permissions.includes("settings.write")}
        />
      )}
      <OwnSessions sessions={sessions} />
    </div>
  );
}
