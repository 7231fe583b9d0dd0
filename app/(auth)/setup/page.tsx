import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { SetupForm } from "#components/auth/setup-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Note } from "#components/ui/note.tsx";
import { PASSWORD_MIN } from "#lib/auth/password-rules.ts";
import { isSetupLinkOpen } from "#lib/team/accept-setup-link.ts";
import { listSetupChoices } from "#lib/team/setup-choices.ts";

interface SetupPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata = { title: "Set up", referrer: "same-origin" as const };

export default async function SetupPage({ searchParams }: SetupPageProps) {
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await isSetupLinkOpen(token))) {
    return (
      <AuthFrame title="This setup link does not open">
        <Note tone="warn">
          It was used, is older than a day, or a newer one was made. Whoever runs Paydeck can print a new one
          with <code className="font-mono text-meta">npm run paydeck -- setup-link</code>.
        </Note>
        <LinkButton href="/sign-in" size="lg" className="mt-4 w-full">
          Go to sign-in
        </LinkButton>
      </AuthFrame>
    );
  }
  const passwordHelp = `At least ${PASSWORD_MIN} characters. A few unrelated words are best.`;
  return (
    <AuthFrame title="Set up Paydeck">
      <SetupForm token={token} passwordHelp={passwordHelp} {...listSetupChoices()} />
    </AuthFrame>
  );
}
