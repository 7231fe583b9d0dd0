/** A field of a form that a provider asks for: credentials, a payout's recipient. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Typed hidden, stored sealed, never shown again. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly placeholder?: string;
  /** Of an optional field, the first is what an empty choice means. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Shown only while another field has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /** Many lines: certificates, mappings. */
  readonly multiline?: boolean;
  /** Heading under which it stands; fields without one stand first. A section in which nothing is required is folded. */
  readonly section?: string;
  /** Text to begin a multiline field from. */
  readonly template?: string;
  /** A whole address in it is called with the secrets, and guarded as the base URL is. */
  readonly isAddress?: boolean;
  /** Samples can be tried against it: the provider has `readSample`. */
  readonly takesSamples?: boolean;
}
