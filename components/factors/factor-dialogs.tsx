"use client";

import { useRouter } from "next/navigation";
import { removeAuthenticator, removePasskey, renewRecoveryCodes } from "#lib/factors/actions.ts";
import type { OwnPasskey } from "#lib/factors/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { notify } from "../ui/notify.ts";
import { AddAppDialog } from "./add-app-dialog.tsx";
import { AddPasskeyDialog } from "./add-passkey-dialog.tsx";
import { CodesDialog } from "./codes-dialog.tsx";

export type OpenFactorDialog =
  | { readonly kind: "add_app" | "remove_app" | "add_passkey" | "renew_codes" }
  | { readonly kind: "remove_passkey"; readonly passkey: OwnPasskey }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

interface FactorDialogsProps {
  open: OpenFactorDialog;
  onOpen: (next: OpenFactorDialog | null) => void;
}

/** The dialogs in which the reader's factors are added and taken away. */
export function FactorDialogs({ open, onOpen }: FactorDialogsProps) {
  const router = useRouter();
  const onClose = () => onOpen(null);

  function onAdded(words: string, codes: readonly string[] | null) {
    notify.ok(words, { detail: "Your other sessions have ended." });
    onOpen(codes === null ? null : { kind: "codes", codes });
    router.refresh();
  }
  function onRemoved(words: string) {
    notify.ok(words, { detail: "Your other sessions have ended." });
    router.refresh();
  }

  if (open.kind === "add_app")
    return (
      <AddAppDialog onClose={onClose} onAdded={(codes) => onAdded("The authenticator app is added", codes)} />
    );
  if (open.kind === "add_passkey")
    return <AddPasskeyDialog onClose={onClose} onAdded={(codes) => onAdded("The passkey is added", codes)} />;
  if (open.kind === "codes") return <CodesDialog codes={open.codes} onClose={onClose} />;
  if (open.kind === "renew_codes")
    return (
      <ActDialog
        title="Make new recovery codes?"
        description="You get ten new ones. Those that you have now stop working."
        act="Make new codes"
        size="sm"
        onSubmit={() => renewRecoveryCodes({})}
        // After the dialog has closed by itself.
        onDone={(codes) => {
          onOpen({ kind: "codes", codes });
          router.refresh();
        }}
        onClose={onClose}
      >
        {() => null}
      </ActDialog>
    );
  const passkey = open.kind === "remove_passkey" ? open.passkey : null;
  const what = passkey === null ? "the authenticator app" : `the passkey “${passkey.name}”`;
  return (
    <ActDialog
      title={passkey === null ? "Remove the authenticator app?" : "Remove this passkey?"}
      description={`You no longer sign in with ${what}, and your other sessions end.`}
      act="Remove"
      keep="Keep it"
      danger
      size="sm"
      onSubmit={() => (passkey === null ? removeAuthenticator({}) : removePasskey({ passkeyId: passkey.id }))}
      onDone={() =>
        onRemoved(passkey === null ? "The authenticator app is removed" : "The passkey is removed")
      }
      onClose={onClose}
    >
      {() => null}
    </ActDialog>
  );
}
