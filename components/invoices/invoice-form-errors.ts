import type { FormErrors } from "../ui/use-form-errors.ts";

/** The first message at each path: "lines.0.quantity". What is wrong with a whole list stands at its name. */
export function errorsByPath(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FormErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.join(".")] ??= message;
  return errors;
}

/** The server counts only the ways that were sent: its "ways.1" is put beside the connection that it means. */
export function wayErrors(fields: FormErrors, sentIds: readonly string[]): FormErrors {
  const entries = Object.entries(fields).map(([field, message]) => {
    const index = /^ways\.(\d+)/.exec(field)?.[1];
    const id = index === undefined ? undefined : sentIds[Number(index)];
    return [id === undefined ? field : `way:${id}`, message] as const;
  });
  return Object.fromEntries(entries);
}

/** Those about fields that are being changed are gone; every figure has a say in what the ways can take. */
export function without(errors: FormErrors, change: object): FormErrors {
  const names = Object.keys(change);
  const isAbout = (field: string) =>
    names.some((name) => field === name || field.startsWith(`${name}.`)) || field.startsWith("way:");
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !isAbout(field)));
}
