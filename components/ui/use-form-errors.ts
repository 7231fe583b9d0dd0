"use client";

import { useEffect, useRef, useState } from "react";
import type { ActionResult } from "#lib/action-result.ts";

/** A message for each field that has one; the form as a whole under "". */
export type FormErrors = Readonly<Record<string, string>>;

/** What a refused action says, by field. */
export function errorsOf(error: Extract<ActionResult<unknown>, { ok: false }>["error"]): FormErrors {
  return Object.keys(error.fields).length > 0 ? error.fields : { "": error.message };
}

/** The first message of each field that does not parse. */
export function errorsOfIssues(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FormErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[String(path[0] ?? "")] ??= message;
  return errors;
}

/** A form's errors. `refuse` shows them and, once they are on the screen, puts the reader in the first field that has one. */
export function useFormErrors() {
  const [errors, setErrors] = useState<FormErrors>({});
  const refused = useRef<FormErrors>(null);
  useEffect(() => {
    if (refused.current !== errors) return;
    refused.current = null;
    document.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [errors]);

  function refuse(found: FormErrors) {
    refused.current = found;
    setErrors(found);
  }

  return { errors, setErrors, refuse };
}
