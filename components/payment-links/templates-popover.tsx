"use client";

import { LayoutTemplate, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { deleteLinkTemplate, saveLinkTemplate } from "#lib/payment-links/actions.ts";
import type { LinkTemplates } from "#lib/payment-links/templates/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { Popover } from "../ui/popover.tsx";

export interface TemplatesPopoverProps {
  merchant: string;
  templates: LinkTemplates;
  /** The form as it stands, to be kept. */
  form: Readonly<Record<string, unknown>>;
}

/** Begins the form from a template, keeps it as one, and deletes them. */
export function TemplatesPopover({ merchant, templates, form }: TemplatesPopoverProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();

  function run<T>(asked: () => Promise<ActionResult<T>>, done: string) {
    start(async () => {
      const answer = await asked();
      setProblem(answer.ok ? undefined : (answer.error.fields.name ?? answer.error.message));
      if (!answer.ok) return;
      setName("");
      notify.ok(done);
      router.refresh();
    });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (!isBusy) run(() => saveLinkTemplate(merchant, { name, form }), "Kept as a template.");
  }

  return (
    <Popover
      label="Templates"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
      trigger={
        <Button size="sm" icon={<LayoutTemplate aria-hidden />}>
          Templates
        </Button>
      }
    >
      {templates.length === 0 && (
        <p className="text-ink-2">No templates yet. A template keeps this form under a name.</p>
      )}
      <ul className="max-h-64 overflow-y-auto">
        {templates.map((template) => (
          <li key={template.id} className="flex min-h-8 items-center gap-0.5">
            {/* A page of its own: the form that is open is left for another one. */}
            <a
              href={`/${merchant}/payment-links/new?template=${template.id}`}
              className="flex min-h-8 min-w-0 flex-1 items-center rounded-1 px-2 hover:bg-hover"
            >
              <span className="truncate">{template.name}</span>
            </a>
            <IconButton
              label={`Delete the template ${template.name}`}
              icon={<Trash2 aria-hidden />}
              size="xs"
              disabled={isBusy}
              onClick={() =>
                run(() => deleteLinkTemplate(merchant, { templateId: template.id }), "Template deleted.")
              }
            />
          </li>
        ))}
      </ul>
      <form onSubmit={save} noValidate className="mt-2 grid gap-2 border-t border-line pt-3">
        <Field label="Keep this form as a template" error={problem}>
          <Input
            name="templateName"
            autoComplete="off"
            maxLength={60}
            placeholder="Monthly retainer"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Button type="submit" size="sm" loading={isBusy}>
          Save template
        </Button>
      </form>
    </Popover>
  );
}
