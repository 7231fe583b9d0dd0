"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { RadioCards } from "../ui/radio-card.tsx";

type Secret = "stored" | "fresh";

interface EndpointDialogProps {
  title: string;
  choices: readonly string[];
  chosen: readonly string[];
  /** For a new endpoint: which secret signs its webhooks. */
  asksSecret?: boolean;
  busy: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSave: (events: string[], secret: Secret) => void;
}

const SECRETS = [
  {
    value: "stored",
    title: "The stored secret",
    detail: "What this connection checks signatures with already.",
  },
  {
    value: "fresh",
    title: "A new secret",
    detail: "Made here and stored. What comes signed with the old one is taken for another 24 hours.",
  },
];

/** The events of an endpoint, ticked one by one. */
export function EndpointDialog({
  title,
  choices,
  chosen,
  asksSecret = false,
  busy,
  open,
  onOpenChange,
  onSave,
}: EndpointDialogProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const [secret, setSecret] = useState<Secret>("stored");
  const tick = (event: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, event] : [...before].filter((one) => one !== event)));
  return (
    <Dialog
      {...{ title, open, onOpenChange }}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={busy}
            disabled={ticked.size === 0}
            onClick={() => onSave([...ticked], secret)}
          >
            Save
          </Button>
        </>
      }
    >
      <fieldset>
        <legend className="mb-2 font-medium">Events</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {choices.map((event) => (
            <Checkbox key={event} checked={ticked.has(event)} onCheckedChange={(on) => tick(event, on)}>
              <span className="font-mono text-meta break-all">{event}</span>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {asksSecret && (
        <RadioCards
          label="Webhook secret"
          className="mt-5"
          options={SECRETS}
          value={secret}
          onValueChange={(next) => setSecret(next === "fresh" ? "fresh" : "stored")}
        />
      )}
    </Dialog>
  );
}
