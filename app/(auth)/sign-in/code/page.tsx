import { redirect } from "next/navigation";
import { AuthFrame } from "#components/auth/auth-frame.tsx";
import { CodeForm } from "#components/auth/code-form.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { findChallenge } from "#lib/factors/challenge.ts";
import { listFactors } from "#lib/factors/list-factors.ts";
import { keptChallenge } from "#lib/server/challenge-cookie.ts";
import { safeReturnPath } from "#lib/server/safe-return-path.ts";
import { signInPath } from "#lib/server/sign-in-path.ts";

interface CodePageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata = { title: "Confirm that it is you" };

export default async function CodePage({ searchParams }: CodePageProps) {
  const { callbackUrl } = await searchParams;
  const back = safeReturnPath(typeof callbackUrl === "string" ? callbackUrl : null);
  const open = await findChallenge(await keptChallenge(), "sign_in");
  if (open === null || open.userId === null) redirect(signInPath(back));
  const { passkeys } = await listFactors(open.userId);
  return (
    <AuthFrame title="Confirm that it is you">
      <CodeForm callbackUrl={back} hasPasskey={passkeys.length > 0} />
      <p className="mt-4 text-center text-meta">
        <TextLink href={signInPath(back)}>Back to sign-in</TextLink>
      </p>
    </AuthFrame>
  );
}
