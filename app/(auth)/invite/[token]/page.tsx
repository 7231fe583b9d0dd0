import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { InvitationForm } from "#components/auth/invitation-form.tsx";
import { JoinCard } from "#components/auth/join-card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Note } from "#components/ui/note.tsx";
import { PASSWORD_MIN } from "#lib/auth/password-rules.ts";
import { mayLookAtInvitation } from "#lib/members/invitation-limit.ts";
import { openInvitation } from "#lib/members/open-invitation.ts";
import { currentSession } from "#lib/server/current-session.ts";
import { signInOrigin } from "#lib/server/sign-in-origin.ts";

export const metadata = {
  title: "Invitation",
  referrer: "same-origin" as const,
  robots: { index: false, follow: false },
};

export default async function InvitePage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await mayLookAtInvitation(signInOrigin(await headers()).address))) notFound();
  const [invitation, session] = await Promise.all([openInvitation(token), currentSession()]);
  if (invitation === null) return <Closed />;
  const { merchant, role, email, hasAccount } = invitation;
  return (
    <AuthFrame title={`Join ${merchant}`}>
      <p className="mb-5 text-pretty text-center text-ink-2">
        You are invited as <strong className="font-strong text-ink">{role}</strong>.
      </p>
      {hasAccount || session !== null ? (
        <JoinCard token={token} email={email} signedInAs={session?.user.email ?? null} />
      ) : (
        <InvitationForm
          token={token}
          email={email}
          passwordHelp={`At least ${PASSWORD_MIN} characters. A few unrelated words are best.`}
        />
      )}
    </AuthFrame>
  );
}

function Closed() {
  return (
    <AuthFrame title="This invitation does not open">
      <Note tone="warn">
        It was used or revoked, is older than 72 hours, or never was. Ask whoever invited you for a new one.
      </Note>
      <LinkButton href="/sign-in" size="lg" className="mt-4 w-full">
        Go to sign-in
      </LinkButton>
    </AuthFrame>
  );
}
