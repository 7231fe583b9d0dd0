import type { ActionResult } from "#lib/action-result.ts";

/** A message for each field that has one; the form as a whole under "". */
export type FormErrors = Readonly<Record<string, string>>;

/** What a refused action says, by field. */
export function errorsOf(error: Extract<ActionResult<unknown>, { ok: false }>["error"]): FormErrors {
  return Object.keys(error.fields).length > 0 ? error.fields : { "": error.message };
}

/** After the next paint: the first field that needs another look. */
export function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
}
