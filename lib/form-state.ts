/** What a form learns from its action; forms also work before any script has loaded. */
export interface FormState {
  /** About the whole form; announced. */
  readonly error: string | null;
  /** Messages by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, secrets left out, so that a refusal keeps it. */
  readonly typed: Readonly<Record<string, string>>;
}

export const UNTOUCHED_FORM: FormState = { error: null, fields: {}, typed: {} };
