import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { ForgotForm } from "#components/auth/forgot-form.tsx";
import { CatcherLink } from "#components/mail/catcher-link.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Note } from "#components/ui/note.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { catcherUrl } from "#lib/mail/catcher-url.ts";
import { isMailSetUp } from "#lib/mail/mail-setup.ts";

interface ForgotPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata = { title: "Forgot your password?" };

export default async function ForgotPage({ searchParams }: ForgotPageProps) {
  const { asked } = await searchParams;
  return (
    <AuthFrame title="Forgot your password?">
      {asked === "1" ? <Asked /> : isMailSetUp() ? <ForgotForm /> : <NoMail />}
      <p className="mt-4 text-center text-meta">
        <TextLink href="/sign-in">Back to sign-in</TextLink>
      </p>
    </AuthFrame>
  );
}

function Asked() {
  const caught = catcherUrl();
  return (
    <>
      <Note tone="ok" title="Look into your mail.">
        If somebody here signs in with that address, a link is on its way. It works once, for an hour.
      </Note>
      {caught !== null && (
        <p className="mt-3 text-center text-meta text-ink-3">
          In this demo no letter leaves the machine. <CatcherLink url={caught} />
        </p>
      )}
      <LinkButton href="/sign-in/forgot" size="lg" className="mt-4 w-full">
        Send it again
      </LinkButton>
    </>
  );
}

function NoMail() {
  return (
    <Note tone="warn" title="Mail is not set up here.">
      No link can be sent. Ask whoever runs Paydeck: it needs PAYDECK_SMTP_URL and PAYDECK_MAIL_FROM.
    </Note>
  );
}
