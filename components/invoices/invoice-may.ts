/** What the reader's role allows. */
export interface InvoiceMay {
  readonly write: boolean;
  readonly send: boolean;
  readonly refund: boolean;
}
