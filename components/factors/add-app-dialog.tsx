"use client";

import { useEffect, useRef, useState } from "react";
import { addAuthenticator, beginAuthenticator } from "#lib/factors/actions.ts";
import type { NewAuthenticator } from "#lib/factors/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Field } from "../ui/field.tsx";
import { notify } from "../ui/notify.ts";
import { QrImage } from "../ui/qr-image.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CodeInput } from "./code-input.tsx";

interface AddAppDialogProps {
  onClose: () => void;
  /** Null: the recovery codes from before still count. */
  onAdded: (recoveryCodes: readonly string[] | null) => void;
}

/** Hands a secret to an authenticator app and asks for a code of it. */
export function AddAppDialog({ onClose, onAdded }: AddAppDialogProps) {
  const [app, setApp] = useState<NewAuthenticator | null>(null);
  const [code, setCode] = useState("");
  const wasAsked = useRef(false);

  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    void confirmed(() => beginAuthenticator({})).then((answer) => {
      if (answer.ok) return setApp(answer.value);
      notify.bad("No app was added", { detail: answer.error.message });
      onClose();
    });
  }, [onClose]);

  return (
    <ActDialog
      title="Add an authenticator app"
      description="Scan the picture with the app on your phone, then enter the six digits that it shows."
      act="Add"
      onSubmit={() => addAuthenticator({ code })}
      onDone={({ recoveryCodes }) => onAdded(recoveryCodes)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <div className="flex flex-wrap items-center gap-4">
            {app === null ? (
              <Skeleton className="size-[148px]" />
            ) : (
              <QrImage svg={app.qr} alt="QR code for the authenticator app" className="rounded-2" />
            )}
            <div className="min-w-0 flex-1 basis-48">
              <p className="text-ink-2">No camera? Type this secret into the app:</p>
              <p className="mt-1.5 flex items-center gap-1.5">
                {app === null ? (
                  <Skeleton className="h-5 w-48" />
                ) : (
                  <>
                    <code className="min-w-0 font-mono text-body break-all">{inFours(app.secret)}</code>
                    <CopyButton value={app.secret} what="secret" />
                  </>
                )}
              </p>
            </div>
          </div>
          <Field label="Code from the app" error={errors.code} required>
            <CodeInput inputMode="numeric" value={code} onChange={(event) => setCode(event.target.value)} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}

function inFours(secret: string): string {
  return secret.replace(/(.{4})(?!$)/g, "$1 ");
}
