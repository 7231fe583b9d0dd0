import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { ResetForm } from "#components/auth/reset-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Note } from "#components/ui/note.tsx";
import { PASSWORD_MIN } from "#lib/auth/password-rules.ts";
import { isResetLinkOpen } from "#lib/factors/reset-password.ts";

interface ResetPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata = { title: "Choose a new password", referrer: "same-origin" as const };

export default async function ResetPage({ searchParams }: ResetPageProps) {
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await isResetLinkOpen(token))) {
    return (
      <AuthFrame title="This link does not open">
        <Note tone="warn">It was used, is older than an hour, or a newer one was sent.</Note>
        <LinkButton href="/sign-in/forgot" size="lg" className="mt-4 w-full">
          Send another
        </LinkButton>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title="Choose a new password">
      <ResetForm
        token={token}
        passwordHelp={`At least ${PASSWORD_MIN} characters. A few unrelated words are best.`}
      />
    </AuthFrame>
  );
}
