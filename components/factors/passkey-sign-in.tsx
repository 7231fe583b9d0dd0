"use client";

import { KeyRound } from "lucide-react";
import { useTransition } from "react";
import { beginPasskeySignIn, signInWithPasskey } from "#lib/factors/actions.ts";
import { Button } from "../ui/button.tsx";
import { askPasskey } from "./passkey-browser.ts";

interface PasskeySignInProps {
  callbackUrl: string;
  onProblem: (message: string) => void;
}

/** Signs in with a passkey alone: its device has seen the person. */
export function PasskeySignIn({ callbackUrl, onProblem }: PasskeySignInProps) {
  const [busy, start] = useTransition();
  function signIn() {
    start(async () => {
      const answer = await askPasskey(
        () => beginPasskeySignIn({}),
        (passkey) => signInWithPasskey({ answer: passkey, callbackUrl }),
      );
      // A whole page: whatever a former session left in this one goes.
      if (answer.ok) window.location.assign(answer.value);
      else onProblem(answer.error.message);
    });
  }
  return (
    <Button size="lg" icon={<KeyRound aria-hidden />} loading={busy} onClick={signIn} className="w-full">
      Sign in with a passkey
    </Button>
  );
}
