/** A field of a form that a provider asks for: credentials, a payout's recipient. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Typed hidden, stored sealed, never shown again. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly placeholder?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Shown only while another field has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  /** Many lines: certificates, mappings. */
  readonly multiline?: boolean;
}
