import { OwnSessions } from "#components/team/own-sessions.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadOwnSessions } from "#lib/server/load-own-sessions.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface SettingsPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { merchant } = await params;
  const sessions = await loadPage(() => loadOwnSessions(merchant));
  return (
    <div className="grid max-w-[760px] gap-5">
      <PageHeader
        title="Settings"
        subtitle="A session ends after 30 minutes without use, and 8 hours after signing in."
      />
      <OwnSessions sessions={sessions} />
    </div>
  );
}
