"use client";

import { useState } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { addPasskey, beginPasskey } from "#lib/factors/actions.ts";
import type { AddedFactor } from "#lib/factors/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { makePasskey } from "./passkey-browser.ts";

interface AddPasskeyDialogProps {
  onClose: () => void;
  onAdded: (recoveryCodes: readonly string[] | null) => void;
}

/** Names a passkey and has the browser make it. */
export function AddPasskeyDialog({ onClose, onAdded }: AddPasskeyDialogProps) {
  const [name, setName] = useState("");
  return (
    <ActDialog
      title="Add a passkey"
      description="Your browser asks for your fingerprint, face or security key. From then on it signs you in by itself."
      act="Continue"
      size="sm"
      onSubmit={() => make(name)}
      onDone={({ recoveryCodes }) => onAdded(recoveryCodes)}
      onClose={onClose}
    >
      {(errors) => (
        <Field label="Name" error={errors.name} help="To tell it from others: “Work laptop”." required>
          <Input
            name="name"
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      )}
    </ActDialog>
  );
}

async function make(name: string): Promise<ActionResult<AddedFactor>> {
  if (name.trim() === "") return refused({ name: "Name this passkey." });
  const begun = await confirmed(() => beginPasskey({}));
  if (!begun.ok) return begun;
  const made = await makePasskey(begun.value);
  if (made === null)
    return refused({ "": "The browser made no passkey. Perhaps this device has one already." });
  const { transports = [] } = made.response;
  return addPasskey({
    name,
    answer: { ...made, type: "public-key", response: { ...made.response, transports } },
  });
}

function refused(fields: Readonly<Record<string, string>>): ActionResult<never> {
  const message = "Some fields need another look.";
  return { ok: false, error: { code: "invalid_input", message, fields, errorId: "" } };
}
