"use client";

import type { ShownKey } from "#lib/api-keys/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";

/** The one time that a key is shown. */
export function MadeKey({ made, onDone }: { made: ShownKey; onDone: () => void }) {
  return (
    <Card title="The new key">
      <div className="grid gap-3">
        <Field label="API key">
          <Input
            readOnly
            mono
            // It was just asked for, and is gone with the next page.
            autoFocus
            value={made.key}
            onFocus={(event) => event.target.select()}
            after={<CopyButton value={made.key} what="key" size="sm" />}
          />
        </Field>
        <Note tone="warn" title="Copy it now.">
          Only a fingerprint of it is kept, so it can't be shown again. Put it where your system keeps its
          secrets, not into code: whoever has it may do what it may.
        </Note>
        <div className="flex justify-end">
          <Button variant="primary" onClick={onDone}>
            I have copied it
          </Button>
        </div>
      </div>
    </Card>
  );
}
