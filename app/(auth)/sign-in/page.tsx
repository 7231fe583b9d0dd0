import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { DemoNote } from "#components/auth/demo-note.tsx";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { env } from "#lib/env.ts";
import { currentSession } from "#lib/server/current-session.ts";
import { safeReturnPath } from "#lib/server/safe-return-path.ts";
import { DEMO_ACCOUNTS } from "#prisma/seed/demo-accounts.ts";
import { signInAsDemo } from "./sign-in-as-demo.ts";

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl } = await searchParams;
  const back = safeReturnPath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentSession()) redirect(back);
  return (
    <AuthFrame title="Sign in">
      <SignInForm callbackUrl={back} />
      {env().PAYDECK_DEMO && (
        <DemoNote roles={DEMO_ACCOUNTS.map((account) => account.role)} signInAs={signInAsDemo} />
      )}
    </AuthFrame>
  );
}
