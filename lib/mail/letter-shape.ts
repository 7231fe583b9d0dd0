/** A file that goes along with a letter. */
export interface LetterFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * What a letter says, in the reader's language, before it has a look: HTML and plain text are both made from it. All of
 * it is text, never markup.
 */
export interface Letter {
  readonly language: "en" | "es" | "pt";
  readonly subject: string;
  /** The line that a mail program shows beside the subject. */
  readonly preview: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** What it is about, as label and value: amount, invoice number, due date. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly button: { readonly label: string; readonly url: string } | null;
  /** Small print at its end. */
  readonly footer: string;
  readonly files: readonly LetterFile[];
}
