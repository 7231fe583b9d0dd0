"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { setFactorRoles } from "#lib/factors/actions.ts";
import type { FactorRoles } from "#lib/factors/policy/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";

/** Which roles must sign in with a second factor. */
export function FactorRolesCard({ merchant, roles }: { merchant: string } & FactorRoles) {
  const [chosen, setChosen] = useState(() => roles.filter(({ required }) => required).map(({ id }) => id));
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function submit(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const answer = await confirmed(() => setFactorRoles(merchant, { roles: chosen }));
      if (!answer.ok) return refuse(errorsOf(answer.error));
      setErrors({});
      notify.ok("Who needs a second factor is saved");
      router.refresh();
    });
  }

  return (
    <Card title="Required second factor">
      <form noValidate onSubmit={submit} className="grid gap-4">
        <p className="text-ink-2">
          Members of these roles can do nothing here until they have added a second factor. It counts at once,
          for those who are signed in too.
        </p>
        {(errors.roles ?? errors[""]) && (
          <Note tone="bad" urgent>
            {errors.roles ?? errors[""]}
          </Note>
        )}
        <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
          <legend className="sr-only">Roles that need a second factor</legend>
          {roles.map(({ id, label }) => (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onCheckedChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            >
              {label}
            </Checkbox>
          ))}
        </fieldset>
        <div className="flex justify-end">
          <Button type="submit" loading={busy}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}
