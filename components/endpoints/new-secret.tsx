import { CopyButton } from "../ui/copy-button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";

/** The one time that a secret is shown. */
export function NewSecret({ secret }: { secret: string }) {
  return (
    <div className="grid gap-3">
      <Field label="Signing secret">
        <Input
          readOnly
          mono
          value={secret}
          onFocus={(event) => event.target.select()}
          after={<CopyButton value={secret} what="secret" size="sm" />}
        />
      </Field>
      <Note tone="warn" title="Copy it now.">
        It is stored encrypted and not shown again. Who has it can sign events in your name.
      </Note>
    </div>
  );
}
