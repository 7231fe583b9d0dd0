import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { CompanySignIn } from "#components/auth/company-sign-in.tsx";
import { DemoNote } from "#components/auth/demo-note.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { Note } from "#components/ui/note.tsx";
import { env } from "#lib/env.ts";
import { companySignIn } from "#lib/factors/oidc/company.ts";
import { currentSession } from "#lib/server/current-session.ts";
import { safeReturnPath } from "#lib/server/safe-return-path.ts";
import { DEMO_ACCOUNTS } from "#prisma/seed/demo-accounts.ts";
import { signInAsDemo } from "./sign-in-as-demo.ts";

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, reset, company: refusedBy } = await searchParams;
  const back = safeReturnPath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentSession()) redirect(back);
  const company = companySignIn();
  return (
    <AuthFrame title="Sign in">
      {reset === "1" && (
        <Note tone="ok" className="mb-4" title="Your password is set.">
          Sign in with it.
        </Note>
      )}
      {typeof refusedBy === "string" && <CompanyRefusal isUnknown={refusedBy === "refused"} />}
      <SignInForm callbackUrl={back}>
        {company !== null && <CompanySignIn name={company.name} callbackUrl={back} />}
      </SignInForm>
      {env().PAYDECK_DEMO && (
        <DemoNote roles={DEMO_ACCOUNTS.map((account) => account.role)} signInAs={signInAsDemo} />
      )}
    </AuthFrame>
  );
}

function CompanyRefusal({ isUnknown }: { isUnknown: boolean }) {
  return (
    <Note tone="bad" urgent className="mb-4" title="The company's sign-in did not let you in.">
      {isUnknown
        ? "Try again. If it stays so, nobody here is known by it: ask an owner to invite the address that you use there."
        : "It could not be reached, or took too long. Try again, or use your password."}
    </Note>
  );
}
