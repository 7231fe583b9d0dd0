"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { changePassword } from "#lib/factors/actions.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { PasswordInput } from "../ui/password-input.tsx";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";

/** Gives the reader another password, for the present one. */
export function PasswordCard({ passwordHelp, email }: { passwordHelp: string; email: string }) {
  const [typed, setTyped] = useState({ present: "", password: "" });
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function submit(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const answer = await changePassword(typed);
      if (!answer.ok) return refuse(errorsOf(answer.error));
      setErrors({});
      setTyped({ present: "", password: "" });
      notify.ok("Your password is changed", { detail: "Your other sessions have ended." });
      router.refresh();
    });
  }

  return (
    <Card title="Password">
      <form noValidate onSubmit={submit} className="grid gap-4">
        {errors[""] && (
          <Note tone="bad" urgent>
            {errors[""]}
          </Note>
        )}
        {/* Password managers file the new one under it. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Present password" error={errors.present} required>
            <PasswordInput
              name="present"
              shownName="present password"
              autoComplete="current-password"
              value={typed.present}
              onChange={(event) => setTyped({ ...typed, present: event.target.value })}
            />
          </Field>
          <Field label="New password" error={errors.password} help={passwordHelp} required>
            <PasswordInput
              name="password"
              shownName="new password"
              autoComplete="new-password"
              value={typed.password}
              onChange={(event) => setTyped({ ...typed, password: event.target.value })}
            />
          </Field>
        </div>
        <div className="flex justify-end">
          <Button type="submit" loading={busy}>
            Change password
          </Button>
        </div>
      </form>
    </Card>
  );
}
