"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Note } from "#components/ui/note.tsx";
import { acceptInvitation } from "#lib/members/actions.ts";
import { signOut } from "#lib/team/actions.ts";
import { FormError } from "./form-error.tsx";

interface JoinCardProps {
  token: string;
  /** Who is invited. */
  email: string;
  /** Null: nobody is signed in. */
  signedInAs: string | null;
}

/** For somebody who has an account: they sign in with the e-mail that was invited, then accept. */
export function JoinCard({ token, email, signedInAs }: JoinCardProps) {
  const { push } = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  if (signedInAs === null)
    return (
      <>
        <Note tone="info">Your account is {email}. Sign in with it to accept.</Note>
        <LinkButton
          href={`/sign-in?callbackUrl=${encodeURIComponent(`/invite/${token}`)}`}
          variant="primary"
          size="lg"
          className="mt-4 w-full"
        >
          Sign in
        </LinkButton>
      </>
    );
  if (signedInAs !== email)
    return (
      <>
        <Note tone="warn">
          The invitation is for {email}, and you are signed in as {signedInAs}. Sign out, then open it again.
        </Note>
        <form action={signOut} className="mt-4">
          <Button type="submit" size="lg" className="w-full">
            Sign out
          </Button>
        </form>
      </>
    );
  function join() {
    start(async () => {
      const answer = await acceptInvitation({ token });
      if (answer.ok) push(`/${answer.value.slug}`);
      else setProblem(answer.error.message);
    });
  }
  return (
    <>
      <FormError message={problem} />
      <p className="mb-4 text-center text-meta text-ink-3">Signed in as {email}</p>
      <Button variant="primary" size="lg" loading={pending} onClick={join} className="w-full">
        Accept the invitation
      </Button>
    </>
  );
}
