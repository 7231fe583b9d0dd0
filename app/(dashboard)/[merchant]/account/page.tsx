import { FactorsCard } from "#components/factors/factors-card.tsx";
import { PasswordCard } from "#components/factors/password-card.tsx";
import { OwnSessions } from "#components/team/own-sessions.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PASSWORD_MIN } from "#lib/auth/password-rules.ts";
import { loadOwnSignIn } from "#lib/server/load-own-sign-in.ts";
import { loadPage } from "#lib/server/load-page.ts";

interface AccountPageProps {
  readonly params: Promise<{ merchant: string }>;
}

export const metadata = { title: "Your sign-in" };

export default async function AccountPage({ params }: AccountPageProps) {
  const { merchant } = await params;
  const { email, factors, sessions, lacksFactor } = await loadPage(() => loadOwnSignIn(merchant));
  return (
    <div className="grid max-w-[760px] gap-5">
      <PageHeader
        title="Your sign-in"
        subtitle="A session ends after 30 minutes without use, and 8 hours after signing in."
      />
      {lacksFactor && (
        <Note tone="warn" title="Your role here needs a second factor.">
          Add an authenticator app or a passkey below. Until then nothing else of this business opens for you.
        </Note>
      )}
      <FactorsCard factors={factors} />
      <PasswordCard
        email={email}
        passwordHelp={`At least ${PASSWORD_MIN} characters. A few unrelated words are best.`}
      />
      <OwnSessions sessions={sessions} />
    </div>
  );
}
